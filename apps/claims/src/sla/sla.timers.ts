import { Injectable } from '@nestjs/common';
import { type FiredTimer, OnTimer } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { lockClockClaims } from './clock-claims';
import { Projection } from './projection.service';
import { SlaService } from './sla.service';

@Injectable()
export class SlaTimers {
  constructor(
    private readonly sla: SlaService,
    private readonly projection: Projection,
  ) {}

  @OnTimer('sla.warn')
  warn(timer: FiredTimer, manager: EntityManager): Promise<void> {
    return this.ring(timer, manager);
  }

  @OnTimer('sla.breach')
  breach(timer: FiredTimer, manager: EntityManager): Promise<void> {
    return this.ring(timer, manager);
  }

  @OnTimer('sla.escalate')
  escalate(timer: FiredTimer, manager: EntityManager): Promise<void> {
    return this.ring(timer, manager);
  }

  @OnTimer('sla.project')
  project(timer: FiredTimer, manager: EntityManager): Promise<void> {
    return this.projection.step(manager, timer);
  }

  private async ring({ subject, data, firedAt }: FiredTimer, manager: EntityManager): Promise<void> {
    // The claim first, then its clocks: the same order as everybody who changes a claim.
    const [claim] = await lockClockClaims(manager, [String(data.claimId)]);
    if (claim) await this.sla.ring(manager, claim, subject, firedAt);
  }
}
