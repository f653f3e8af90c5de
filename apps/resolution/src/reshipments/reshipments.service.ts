import { Injectable } from '@nestjs/common';
import { Clock, systemActor } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { Compensations } from '../payouts/compensations.service';
import { CaseLog } from '../remedies/case-log';
import { remedyCompleted, remedyFailed, remedyOpened } from '../remedies/remedies.events';
import { type Remedy, RemedyRepository } from '../remedies/remedy.repository';
import { movedRemedy, noTraces, type Traces } from '../remedies/traces';
import { type Reshipment, ReshipmentRepository } from './reshipment.repository';

/** A parcel as a remedy, from the request until it arrives or something else has to be given. */
@Injectable()
export class Reshipments {
  constructor(
    private readonly reshipments: ReshipmentRepository,
    private readonly remedies: RemedyRepository,
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
    if (!reshipment) return;
    const remedy = await this.remedies.end(manager, reshipment.remedyId, 'completed', null);
    await this.stopWaiting(manager, reshipment);
    if (!remedy) return;
    await this.log.write(manager, {
      events: [remedyCompleted(remedy, deliveredAt)],
      audits: [movedRemedy(remedy, 'reshipment.delivered', systemActor, { shipmentId })],
    });
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
    const instead = remedy.fallback ? await this.giveInstead(manager, remedy) : noTraces;
    await this.log.write(manager, {
      events: [remedyFailed(remedy, reasonCode, remedy.fallback), ...instead.events],
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
