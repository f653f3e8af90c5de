import { Injectable } from '@nestjs/common';
import { type NewEvent, Outbox } from '@tuntas/messaging';
import { Clock } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import { type EntityManager, In, Not } from 'typeorm';
import { ClaimEntity } from '../claims/claim.entity';
import type { ClaimType } from '../claims/domain/words';
import { answer, plainClaim } from '../rules/answer';
import { type Notice, planClock, signsOf } from './domain/claim-clock';
import type { Shipment } from './domain/shipment';
import { windowsOf } from './eligibility';
import { ShipmentEntity } from './shipment.entity';
import { rowOf, stateOf } from './shipment.repository';

const name = 'shipment.claim_clock';

/** Tells once when a parcel in trouble can be claimed for, and before that ends; one timer per parcel at most. */
@Injectable()
export class ClaimClock {
  constructor(
    private readonly timers: Timers,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** After every piece of news, in its transaction. */
  async follow(manager: EntityManager, row: ShipmentEntity): Promise<void> {
    const at = this.clock.now();
    const shipment = stateOf(row);
    const signed = signsOf(shipment, row.reportedTypes, at);
    const { say, told, next } = planClock(shipment, windowsOf(row.eligibility), {
      signed,
      told: row.claimTold,
      at,
    });
    if (next) await this.timers.arm(manager, { name, subject: row.id, dueAt: next });
    if (say.length === 0) return;
    await manager.update(ShipmentEntity, { id: row.id }, { claimTold: told });
    const claimed = await claimedTypes(manager, row.id);
    const due = say.filter(({ type }) => !claimed.has(type));
    await this.outbox.append(
      manager,
      due.map((notice) => eventOf(shipment, notice)),
    );
  }

  /** Somebody saw it: a courier, a hub, the recipient. */
  async reported(manager: EntityManager, shipmentId: string, type: ClaimType): Promise<void> {
    await this.renew(manager, shipmentId, (row) => ({
      ...row,
      reportedTypes: [...new Set([...row.reportedTypes, type])],
    }));
  }

  /** Its time came: lateness shows by itself, and windows open and close. */
  async ring(manager: EntityManager, shipmentId: string): Promise<void> {
    await this.renew(manager, shipmentId, (row) => row);
  }

  private async renew(
    manager: EntityManager,
    id: string,
    change: (row: ShipmentEntity) => ShipmentEntity,
  ): Promise<void> {
    const row = await manager.findOne(ShipmentEntity, { where: { id }, lock: { mode: 'for_no_key_update' } });
    if (!row) return;
    const changed = change(row);
    const renewed = { ...changed, ...rowOf(stateOf(row), changed.reportedTypes, this.clock.now()) };
    await manager.update(ShipmentEntity, { id }, renewed);
    await this.follow(manager, renewed);
  }
}

async function claimedTypes(manager: EntityManager, shipmentId: string): Promise<Set<ClaimType>> {
  const where = { shipmentId, stage: Not(In(['cancelled'])) };
  const claims = await manager.find(ClaimEntity, { where, select: { id: true, type: true } });
  return new Set(claims.map(({ type }) => type));
}

function eventOf(shipment: Shipment, { type, sign, rung, from, until }: Notice): NewEvent {
  const { id: shipmentId, organisationId } = shipment;
  const { amount, clause } = answer(shipment, plainClaim(type));
  const data = {
    shipmentId,
    organisationId,
    type,
    sign,
    from: from?.toISOString() ?? null,
    worth: amount,
    ruleId: clause,
  };
  const said = { subject: shipmentId, organisationId };
  return rung === 1 || !until
    ? { ...said, type: 'shipment.claimable', data: { ...data, until: until?.toISOString() ?? null } }
    : {
        ...said,
        type: 'shipment.claim_window_closing',
        data: { ...data, until: until.toISOString(), daysLeft: rung === 2 ? 3 : 1 },
      };
}
