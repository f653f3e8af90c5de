import { Injectable } from '@nestjs/common';
import { type FiredTimer, OnTimer } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { type ClaimReference, SlaService } from './sla.service';

@Injectable()
export class SlaTimers {
  constructor(private readonly sla: SlaService) {}

  @OnTimer('sla.warn')
  warn(timer: FiredTimer, manager: EntityManager): Promise<void> {
    return this.ring(timer, manager);
  }

  @OnTimer('sla.breach')
  breach(timer: FiredTimer, manager: EntityManager): Promise<void> {
    return this.ring(timer, manager);
  }

  private async ring({ subject, data, firedAt }: FiredTimer, manager: EntityManager): Promise<void> {
    // The claim first, then its clocks: the same order as everybody who changes a claim.
    const [claim]: ClaimReference[] = await manager.query(
      `SELECT id AS "claimId", number, organisation_id AS "organisationId", claimant_id AS "claimantId",
              shipment_id AS "shipmentId"
       FROM claims WHERE id = $1 FOR UPDATE`,
      [data.claimId],
    );
    if (claim) await this.sla.ring(manager, claim, subject, firedAt);
  }
}
