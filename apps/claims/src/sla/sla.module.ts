import { Module } from '@nestjs/common';
import { CalendarsController } from './calendars.controller';
import { ClockHistoryController } from './clock-history.controller';
import { ClockHistory } from './clock-history.service';
import { ClockLadder } from './clock-ladder';
import { Projection } from './projection.service';
import { SlaBooks } from './sla-books.service';
import { SlaGauges } from './sla-gauges';
import { PoliciesController } from './sla-policies.controller';
import { SlaRules } from './sla-rules.service';
import { SlaService } from './sla.service';
import { SlaTimers } from './sla.timers';

@Module({
  controllers: [CalendarsController, PoliciesController, ClockHistoryController],
  providers: [SlaService, SlaBooks, SlaRules, Projection, ClockHistory, ClockLadder, SlaGauges, SlaTimers],
  exports: [SlaService, SlaBooks, SlaRules],
})
export class SlaModule {}
