import { Module } from '@nestjs/common';
import { SilenceModule } from '../silence/silence.module';
import { ScanRepository } from './scan.repository';
import { ScansController } from './scans.controller';
import { ScansService } from './scans.service';

@Module({
  imports: [SilenceModule],
  controllers: [ScansController],
  providers: [ScansService, ScanRepository],
})
export class ScansModule {}
