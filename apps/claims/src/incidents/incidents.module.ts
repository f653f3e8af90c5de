import { Module } from '@nestjs/common';
import { EvidenceFilesModule } from '../evidence/evidence-files.module';
import { IncidentReads } from './incident-reads.service';
import { IncidentsController } from './incidents.controller';
import { IncidentsService } from './incidents.service';

@Module({
  imports: [EvidenceFilesModule],
  controllers: [IncidentsController],
  providers: [IncidentsService, IncidentReads],
  exports: [IncidentsService],
})
export class IncidentsModule {}
