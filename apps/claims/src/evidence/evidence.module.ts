import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module';
import { EvidenceAdding } from './evidence-adding';
import { EvidenceController } from './evidence.controller';
import { EvidenceFilesModule } from './evidence-files.module';
import { EvidenceService } from './evidence.service';

@Module({
  imports: [ClaimsModule, EvidenceFilesModule],
  controllers: [EvidenceController],
  providers: [EvidenceService, EvidenceAdding],
  exports: [EvidenceAdding],
})
export class EvidenceModule {}
