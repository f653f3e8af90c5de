import { Injectable } from '@nestjs/common';
import { type FiredTimer, OnTimer } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { SettlementService } from './settlement.service';

@Injectable()
export class ClaimsTimers {
  constructor(private readonly settlement: SettlementService) {}

  @OnTimer('claim.expire')
  expire({ subject, firedAt }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.settlement.deadline(manager, subject, 'expire', firedAt);
  }

  @OnTimer('claim.close')
  close({ subject, firedAt }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.settlement.deadline(manager, subject, 'close', firedAt);
  }

  @OnTimer('claim.review')
  review({ subject, firedAt }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.settlement.deadline(manager, subject, 'review', firedAt);
  }

  @OnTimer('claim.recovery')
  recovery({ subject, firedAt }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.settlement.deadline(manager, subject, 'recovery', firedAt);
  }
}
