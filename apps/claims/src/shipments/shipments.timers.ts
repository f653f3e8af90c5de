import { Injectable } from '@nestjs/common';
import { type FiredTimer, OnTimer } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { ClaimClock } from './claim-clock.service';
import { EligibilityRefresh } from './eligibility-refresh.service';

@Injectable()
export class ShipmentsTimers {
  constructor(
    private readonly claimClock: ClaimClock,
    private readonly refresh: EligibilityRefresh,
  ) {}

  @OnTimer('shipment.claim_clock')
  ring({ subject }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.claimClock.ring(manager, subject);
  }

  @OnTimer('eligibility.refresh')
  goOn({ subject, data }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.refresh.chunk(manager, subject, String(data['after'] ?? ''));
  }
}
