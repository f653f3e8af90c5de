import { Module } from '@nestjs/common';
import { ClockLadder } from './clock-ladder';
import { SlaBooks } from './sla-books.service';
import { SlaGauges } from './sla-gauges';
import { SlaService } from './sla.service';
import { SlaTimers } from './sla.timers';

@Module({
  providers: [SlaService, SlaBooks, ClockLadder, SlaGauges, SlaTimers],
  exports: [SlaService, SlaBooks],
})
export class SlaModule {}
