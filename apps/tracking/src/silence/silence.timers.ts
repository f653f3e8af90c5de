import { Injectable } from '@nestjs/common';
import { type FiredTimer, OnTimer } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { SILENCE } from './silence-watch';
import { SilenceService } from './silence.service';

@Injectable()
export class SilenceTimers {
  constructor(private readonly silence: SilenceService) {}

  @OnTimer(SILENCE)
  async ring(timer: FiredTimer, manager: EntityManager): Promise<void> {
    await this.silence.look(manager, timer.subject, timer.firedAt);
  }
}
