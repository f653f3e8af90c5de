import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module';
import { QueueController } from './queue.controller';
import { QueueReads } from './queue-reads.service';
import { QueueService } from './queue.service';

@Module({ imports: [ClaimsModule], controllers: [QueueController], providers: [QueueService, QueueReads] })
export class QueueModule {}
