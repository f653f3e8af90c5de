import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module';
import { ImportIntake } from './import-intake.service';
import { ImportReads } from './import-reads.service';
import { ImportBodies } from './import-upload';
import { ImportWork } from './import-work.service';
import { ImportsController } from './imports.controller';
import { ImportsTimers } from './imports.timers';

@Module({
  imports: [ClaimsModule],
  controllers: [ImportsController],
  providers: [ImportIntake, ImportReads, ImportWork, ImportsTimers, ImportBodies],
})
export class ImportsModule {}
