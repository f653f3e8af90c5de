import { Module } from '@nestjs/common';
import { AgentsConsumer } from './agents.consumer';
import { AgentsController } from './agents.controller';
import { AgentsService } from './agents.service';

@Module({
  controllers: [AgentsController, AgentsConsumer],
  providers: [AgentsService],
  exports: [AgentsService],
})
export class AgentsModule {}
