import { Module } from '@nestjs/common';
import { SlaGauges } from './sla-gauges';
import { SlaService } from './sla.service';
import { SlaTimers } from './sla.timers';

@Module({ providers: [SlaService, SlaGauges, SlaTimers], exports: [SlaService] })
export class SlaModule {}
