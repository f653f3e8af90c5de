import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { SlaModule } from '../sla/sla.module';
import { BoardController } from './board.controller';
import { BoardService } from './board.service';

@Module({ imports: [AgentsModule, SlaModule], controllers: [BoardController], providers: [BoardService] })
export class BoardModule {}
