import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module';
import { RulesModule } from '../rules/rules.module';
import { EvidenceAdding } from './evidence-adding';
import { EvidenceArchive } from './evidence-archive.service';
import { EvidenceChecklist } from './evidence-checklist.service';
import { EvidenceFilesModule } from './evidence-files.module';
import { EvidenceLinks } from './evidence-links.service';
import { EvidenceLinksController, EvidencePapersController } from './evidence-papers.controller';
import { EvidenceRetention } from './evidence-retention.service';
import { EvidenceController } from './evidence.controller';
import { EvidenceService } from './evidence.service';
import { EvidenceTimers } from './evidence.timers';

@Module({
  imports: [ClaimsModule, RulesModule, EvidenceFilesModule],
  controllers: [EvidencePapersController, EvidenceController, EvidenceLinksController],
  providers: [
    EvidenceService,
    EvidenceAdding,
    EvidenceArchive,
    EvidenceChecklist,
    EvidenceLinks,
    EvidenceRetention,
    EvidenceTimers,
  ],
  exports: [EvidenceAdding, EvidenceArchive],
})
export class EvidenceModule {}
