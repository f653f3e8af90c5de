import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { ClaimsModule } from '../claims/claims.module';
import { RulesModule } from '../rules/rules.module';
import { SlaModule } from '../sla/sla.module';
import { BulkService } from './bulk.service';
import { DeskMovesController } from './desk-moves.controller';
import { NamesClient } from './names-client';
import { QueueController } from './queue.controller';
import { QueueReads } from './queue-reads.service';
import { QueueSearch } from './queue-search.service';
import { QueueService } from './queue.service';
import { QueueViewsController } from './queue-views.controller';
import { QueueViews } from './queue-views.service';

@Module({
  imports: [AgentsModule, ClaimsModule, RulesModule, SlaModule],
  controllers: [QueueController, QueueViewsController, DeskMovesController],
  providers: [QueueService, QueueReads, QueueSearch, NamesClient, QueueViews, BulkService],
})
export class QueueModule {}
