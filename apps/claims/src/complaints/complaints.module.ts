import { Module } from '@nestjs/common';
import { ComplaintDeadlines } from './complaint-deadlines.service';
import { ComplaintReads } from './complaint-reads.service';
import { ComplaintsController } from './complaints.controller';
import { ComplaintsService } from './complaints.service';
import { ComplaintsTimers } from './complaints.timers';

@Module({
  controllers: [ComplaintsController],
  providers: [ComplaintsService, ComplaintReads, ComplaintDeadlines, ComplaintsTimers],
})
export class ComplaintsModule {}
