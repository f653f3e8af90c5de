import { Module } from '@nestjs/common';
import { BeritaAcaraModule } from '../berita-acara/berita-acara.module';
import { EvidenceFilesModule } from '../evidence/evidence-files.module';
import { ShipmentsModule } from '../shipments/shipments.module';
import { IncidentPapersController } from './incident-papers.controller';
import { IncidentReads } from './incident-reads.service';
import { IncidentsController } from './incidents.controller';
import { IncidentsService } from './incidents.service';

@Module({
  imports: [EvidenceFilesModule, BeritaAcaraModule, ShipmentsModule],
  controllers: [IncidentsController, IncidentPapersController],
  providers: [IncidentsService, IncidentReads],
  exports: [IncidentsService],
})
export class IncidentsModule {}
