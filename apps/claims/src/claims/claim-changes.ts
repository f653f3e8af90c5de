import { Injectable } from '@nestjs/common';
import { Outbox } from '@tuntas/messaging';
import { Audit, Clock } from '@tuntas/platform';
import { type NewTimer, Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { SlaService } from '../sla/sla.service';
import { type Author } from './author';
import { ClaimDecisionEntity, type ClaimEntity } from './claim.entity';
import { type LoadedClaim, saveClaim } from './claim.repository';
import { detailsOf, occasionsOf, reasonOf, trail } from './claim-trail';
import { ClaimHistoryEntity } from './claim-trail.entity';
import { wireOf } from './claims.events';
import { closesAt } from './domain/deadlines';
import { type ClaimEvent, type ClaimState, evolve } from './domain/claim';
import { claimPolicy } from './policy';

/** Writes what was decided about a locked claim: row, lines, history, audit, clocks, timers and events, or nothing. */
@Injectable()
export class ClaimChanges {
  constructor(
    private readonly sla: SlaService,
    private readonly outbox: Outbox,
    private readonly timers: Timers,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async apply(
    manager: EntityManager,
    claim: LoadedClaim,
    events: readonly ClaimEvent[],
    author: Author,
  ): Promise<ClaimEntity> {
    if (events.length === 0) return claim.row;
    const at = this.clock.now();
    const steps = stepsOf(claim.state, events);
    const state = steps.at(-1)?.state ?? claim.state;
    const reference = referenceOf(claim.row);
    const next = await this.sla.follow(manager, reference, {
      occasions: occasionsOf(events),
      waiting: state.stage === 'needs_action' || state.stage === 'expired',
      at,
      by: author.actor.personId,
    });
    const row = await saveClaim(manager, claim, state, { ...next, ...momentsOf(events, at), updatedAt: at });
    await this.keepDecision(manager, row, steps, at);
    await this.writeTrail(manager, row, steps, author, at);
    await this.setTimers(manager, row.id, events, state, at);
    await this.outbox.append(
      manager,
      steps.flatMap(({ event, state: after }) => wireOf(event, { reference, state: after })),
    );
    return row;
  }

  private async keepDecision(
    manager: EntityManager,
    row: ClaimEntity,
    steps: Step[],
    at: Date,
  ): Promise<void> {
    for (const { event, state } of steps) {
      if (event.type !== 'ClaimDecided') continue;
      const { type: _, appealUntil: __, lines, ...verdict } = event;
      const { id: claimId, organisationId } = row;
      const kept = {
        claimId,
        organisationId,
        decisionNo: state.decisionNo,
        decidedAt: at,
        lines: [...lines],
      };
      await manager.insert(ClaimDecisionEntity, { ...verdict, ...kept });
    }
  }

  private async writeTrail(
    manager: EntityManager,
    { id: claimId, organisationId }: ClaimEntity,
    steps: Step[],
    { actor, role, channel }: Author,
    at: Date,
  ): Promise<void> {
    const rows = steps.map(({ event, state: { stage, decision, settlement } }) => ({
      id: v7(),
      claimId,
      organisationId,
      at,
      what: trail[event.type].what,
      stage,
      decision,
      settlement,
      actorId: actor.personId,
      actorRole: role,
      channel,
      reason: reasonOf(event),
      details: detailsOf(event) as object,
    }));
    await manager.insert(ClaimHistoryEntity, rows);
    await this.audit.append(
      manager,
      steps.map(({ event }) => ({
        organisationId,
        subject: claimId,
        action: trail[event.type].what,
        actor,
        channel,
        details: detailsOf(event),
      })),
    );
  }

  private async setTimers(
    manager: EntityManager,
    subject: string,
    events: readonly ClaimEvent[],
    state: ClaimState,
    at: Date,
  ): Promise<void> {
    const wanted: NewTimer[] = [];
    for (const event of events) {
      if (event.type === 'EvidenceRequested')
        wanted.push({ name: 'claim.expire', subject, dueAt: event.answerBy });
      if (event.type === 'ClaimAppealed') await this.timers.cancel(manager, { name: 'claim.close', subject });
    }
    const closing = events.some(({ type }) => type === 'ClaimDecided' || type === 'ClaimSettled');
    const dueAt = closing ? closesAt(state, at, claimPolicy) : null;
    if (dueAt) wanted.push({ name: 'claim.close', subject, dueAt });
    if (state.stage !== 'needs_action' && events.some(endsWaiting)) {
      await this.timers.cancel(manager, { name: 'claim.expire', subject });
    }
    await this.timers.armMany(manager, wanted);
  }
}

interface Step {
  readonly event: ClaimEvent;
  readonly state: ClaimState;
}

function stepsOf(start: ClaimState, events: readonly ClaimEvent[]): Step[] {
  let state = start;
  return events.map((event) => ({ event, state: (state = evolve(state, event)) }));
}

const endsWaiting = ({ type }: ClaimEvent): boolean =>
  type === 'EvidenceReceived' || type === 'ClaimCancelled' || type === 'ClaimHeld';

const momentsOf = (events: readonly ClaimEvent[], at: Date): { decidedAt?: Date; settledAt?: Date } =>
  Object.assign(
    {},
    ...events.map((event) => {
      if (event.type === 'ClaimDecided') return { decidedAt: at };
      return event.type === 'ClaimSettled' ? { settledAt: event.at } : {};
    }),
  ) as { decidedAt?: Date; settledAt?: Date };

export const referenceOf = ({ id, number, organisationId, claimantId, shipmentId }: ClaimEntity) => ({
  claimId: id,
  number,
  organisationId,
  claimantId,
  shipmentId,
});
