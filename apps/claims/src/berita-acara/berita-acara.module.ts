import { Module } from '@nestjs/common';
import { EvidenceFilesModule } from '../evidence/evidence-files.module';
import { EvidenceModule } from '../evidence/evidence.module';
import { BeritaAcaraController } from './berita-acara.controller';
import { BeritaAcaraEvidence } from './berita-acara-evidence.service';
import { BeritaAcaraReads } from './berita-acara-reads.service';
import { BeritaAcaraRenderer } from './berita-acara-renderer.service';
import { BeritaAcaraService } from './berita-acara.service';
import { BeritaAcaraTimers } from './berita-acara.timers';

@Module({
  imports: [EvidenceModule, EvidenceFilesModule],
  controllers: [BeritaAcaraController],
  providers: [
    BeritaAcaraService,
    BeritaAcaraReads,
    BeritaAcaraRenderer,
    BeritaAcaraEvidence,
    BeritaAcaraTimers,
  ],
  exports: [BeritaAcaraService, BeritaAcaraReads],
})
export class BeritaAcaraModule {}
