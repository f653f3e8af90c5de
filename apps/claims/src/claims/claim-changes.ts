import { Injectable } from '@nestjs/common';
import { Outbox } from '@tuntas/messaging';
import { Audit, Clock } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { checkClaim } from '../findings/claim-checks';
import { sampleDecision } from '../qa/qa-sample';
import { SlaService } from '../sla/sla.service';
import { type Author } from './author';
import { ClaimDecisionEntity, type ClaimEntity } from './claim.entity';
import { type LoadedClaim, saveClaim } from './claim.repository';
import { detailsOf, occasionsOf, reasonOf, trail } from './claim-trail';
import { ClaimHistoryEntity } from './claim-trail.entity';
import { wireOfChange } from './claims.events';
import { deadlineNames, deadlinesOf } from './domain/deadlines';
import { type ClaimEvent, type ClaimState, evolve } from './domain/claim';
import { claimPolicy } from './policy';
import { without } from './without';

/** Why promises stand still: an expired claim, or one whose claimant owes an answer or a choice about money that is held. */
function waitingOf({ stage, recovery }: ClaimState): 'needs_action' | 'expired' | null {
  if (stage === 'needs_action' || stage === 'expired') return stage;
  const held = (stage === 'decided' || stage === 'settling') && recovery === 'awaiting_choice';
  return held ? 'needs_action' : null;
}

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
    const { type } = claim.row;
    const { priority, assigneeId } = state;
    const clocked = { reference, type, priority, assigneeId };
    const next = await this.sla.follow(manager, clocked, {
      occasions: occasionsOf(events),
      waiting: waitingOf(state),
      at,
      by: author.actor.personId,
      // A remedy that another one falls back to was not owed from the decision on.
      decidedAt: claim.state.stage === 'settling' ? null : claim.row.decidedAt,
    });
    const row = await saveClaim(manager, claim, state, { ...next, ...momentsOf(events, at), updatedAt: at });
    await this.keepDecision(manager, row, steps, at);
    await this.writeTrail(manager, row, steps, author, at);
    if (events.some(({ type }) => type === 'EvidenceReceived')) await checkClaim(manager, row);
    await this.setTimers(manager, row.id, claim.state, state, at);
    await this.outbox.append(manager, wireOfChange(steps, reference));
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
      const { id: claimId, organisationId } = row;
      await manager.insert(ClaimDecisionEntity, {
        ...without(event, 'type', 'appealUntil'),
        claimId,
        organisationId,
        decisionNo: state.decisionNo,
        decidedAt: at,
        lines: [...event.lines],
      });
      await sampleDecision(manager, row, event, state.decisionNo, at);
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

  /** Arms what the claim waits for now and cancels what it waited for before. */
  private async setTimers(
    manager: EntityManager,
    subject: string,
    before: ClaimState,
    after: ClaimState,
    at: Date,
  ): Promise<void> {
    const [had, has] = [deadlinesOf(before, at, claimPolicy), deadlinesOf(after, at, claimPolicy)];
    for (const name of deadlineNames) {
      const dueAt = has[name];
      if (dueAt?.getTime() === had[name]?.getTime()) continue;
      if (dueAt) await this.timers.arm(manager, { name, subject, dueAt });
      else if (had[name]) await this.timers.cancel(manager, { name, subject });
    }
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

function momentsOf(events: readonly ClaimEvent[], at: Date): { decidedAt?: Date; settledAt?: Date } {
  const settled = events.find((event) => event.type === 'ClaimSettled');
  return {
    ...(events.some(({ type }) => type === 'ClaimDecided') ? { decidedAt: at } : {}),
    ...(settled ? { settledAt: settled.at } : {}),
  };
}

export const referenceOf = ({ id, number, organisationId, claimantId, shipmentId }: ClaimEntity) => ({
  claimId: id,
  number,
  organisationId,
  claimantId,
  shipmentId,
});
