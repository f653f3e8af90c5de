import { Module } from '@nestjs/common';
import { SlaService } from './sla.service';
import { SlaTimers } from './sla.timers';

@Module({ providers: [SlaService, SlaTimers], exports: [SlaService] })
export class SlaModule {}
