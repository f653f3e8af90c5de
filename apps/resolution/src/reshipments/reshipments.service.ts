import { Injectable } from '@nestjs/common';
import { type AuditEntry, Clock, systemActor } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { FoundParcelRepository } from '../found-parcels/found-parcel.repository';
import { Compensations } from '../payouts/compensations.service';
import { CaseLog } from '../remedies/case-log';
import { aboutClaim, remedyCompleted, remedyFailed, remedyOpened } from '../remedies/remedies.events';
import { type Remedy, RemedyRepository } from '../remedies/remedy.repository';
import { movedRemedy, noTraces, PARCEL_TAKEN, type Traces } from '../remedies/traces';
import { type Reshipment, ReshipmentRepository } from './reshipment.repository';

/** A parcel as a remedy, from the request until it arrives or something else has to be given. */
@Injectable()
export class Reshipments {
  constructor(
    private readonly reshipments: ReshipmentRepository,
    private readonly remedies: RemedyRepository,
    private readonly parcels: FoundParcelRepository,
    private readonly compensations: Compensations,
    private readonly timers: Timers,
    private readonly log: CaseLog,
    private readonly clock: Clock,
  ) {}

  /** Requests the one reshipment of `remedy` in the caller's transaction. */
  async request(manager: EntityManager, remedy: Remedy): Promise<Traces> {
    const id = await this.reshipments.insert(manager, remedy);
    await this.timers.arm(manager, { name: 'reshipment.book', subject: id, dueAt: this.clock.now() });
    return {
      events: [],
      audits: [movedRemedy(remedy, 'reshipment.requested', systemActor, { reshipmentId: id })],
    };
  }

  async delivered(manager: EntityManager, shipmentId: string, deliveredAt: Date): Promise<void> {
    const reshipment = await this.reshipments.end(manager, { shipmentId }, 'delivered', null);
    if (!reshipment) return this.turnedUp(manager, shipmentId, deliveredAt);
    const remedy = await this.remedies.end(manager, reshipment.remedyId, 'completed', null);
    await this.stopWaiting(manager, reshipment);
    if (!remedy) return;
    await this.log.write(manager, {
      events: [remedyCompleted(remedy, deliveredAt)],
      audits: [movedRemedy(remedy, 'reshipment.delivered', systemActor, { shipmentId })],
    });
  }

  /** Given up for lost, it was seen again: claims ask the claimant, as about any parcel that is found. */
  async turnedUp(manager: EntityManager, shipmentId: string, seenAt: Date): Promise<void> {
    const reshipment = await this.reshipments.find(manager, shipmentId);
    if (!reshipment) return;
    const { remedyId, claimId, organisationId } = reshipment;
    await this.log.write(manager, {
      events: [
        {
          type: 'reshipment.found',
          ...aboutClaim(reshipment),
          data: { remedyId, claimId, organisationId, shipmentId, seenAt: seenAt.toISOString() },
        },
      ],
      audits: [movedReshipment(reshipment, 'reshipment.found', { shipmentId })],
    });
  }

  /** All of a claim, locked before anything else of it is. */
  lockOfClaim(manager: EntityManager, claimId: string): Promise<Reshipment[]> {
    return this.reshipments.lockOfClaim(manager, claimId);
  }

  /** The claimant took the parcel that was found: what no carrier has yet is not sent. Its timer finds nothing to book. */
  async giveUp(manager: EntityManager, ofClaim: readonly Reshipment[]): Promise<Traces> {
    const requested = ofClaim.find(({ state }) => state === 'requested');
    if (!requested) return noTraces;
    await this.reshipments.end(manager, { id: requested.id }, 'failed', PARCEL_TAKEN);
    const remedy = await this.remedies.end(manager, requested.remedyId, 'failed', PARCEL_TAKEN);
    return {
      events: remedy ? [remedyFailed(remedy, PARCEL_TAKEN, null)] : [],
      audits: [movedReshipment(requested, 'reshipment.withdrawn')],
    };
  }

  /** The claimant wants what was decided: what waited is booked. */
  async goOn(manager: EntityManager, ofClaim: readonly Reshipment[]): Promise<Traces> {
    const requested = ofClaim.find(({ state }) => state === 'requested');
    if (!requested) return noTraces;
    await this.timers.arm(manager, {
      name: 'reshipment.book',
      subject: requested.id,
      dueAt: this.clock.now(),
    });
    return { events: [], audits: [movedReshipment(requested, 'reshipment.released')] };
  }

  /** The parcel will not arrive: the remedy fails, and the value goes out in money where the decision allows it. */
  async failed(
    manager: EntityManager,
    by: { id: string } | { shipmentId: string },
    reasonCode: string,
  ): Promise<void> {
    const reshipment = await this.reshipments.end(manager, by, 'failed', reasonCode);
    if (!reshipment) return;
    const remedy = await this.remedies.end(manager, reshipment.remedyId, 'failed', reasonCode);
    await this.stopWaiting(manager, reshipment);
    if (!remedy) return;
    const taken = await this.parcels.isTaken(manager, remedy.claimId);
    const next = taken ? null : remedy.fallback;
    const instead = next ? await this.giveInstead(manager, remedy) : noTraces;
    await this.log.write(manager, {
      events: [remedyFailed(remedy, taken ? PARCEL_TAKEN : reasonCode, next), ...instead.events],
      audits: [movedRemedy(remedy, 'reshipment.failed', systemActor, { reasonCode }), ...instead.audits],
    });
  }

  private async giveInstead(manager: EntityManager, failed: Remedy): Promise<Traces> {
    const remedy: Remedy = {
      ...failed,
      id: v7(),
      kind: 'compensation',
      state: 'open',
      fallback: null,
      fallbackOf: failed.id,
    };
    await this.remedies.insert(manager, remedy);
    const { events, audits } = await this.compensations.open(manager, remedy);
    return {
      events: [remedyOpened(remedy), ...events],
      audits: [movedRemedy(remedy, 'remedy.opened', systemActor, { fallbackOf: failed.id }), ...audits],
    };
  }

  private async stopWaiting(manager: EntityManager, { id }: Reshipment): Promise<void> {
    await this.timers.cancel(manager, { name: 'reshipment.book', subject: id });
    await this.timers.cancel(manager, { name: 'reshipment.overdue', subject: id });
  }
}

const movedReshipment = (
  { remedyId, claimId, organisationId, id }: Reshipment,
  action: string,
  details: Record<string, unknown> = {},
): AuditEntry => ({
  organisationId,
  subject: `remedy:${remedyId}`,
  action,
  actor: systemActor,
  details: { claimId, reshipmentId: id, ...details },
  channel: 'event',
});
