import { Injectable } from '@nestjs/common';
import type { EventData } from '@tuntas/contracts';
import { Outbox } from '@tuntas/messaging';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { ClockEntity } from './clock.entity';
import {
  cancelRungTimers,
  climb,
  clockRow,
  endPauses,
  lastGenerations,
  openClocks,
  openPause,
  trackedOf,
} from './clock.repository';
import { defaultPolicy } from './default-policy';
import { breachIfLate, isOpen, pauseClock, resumeClock } from './domain/clock';
import { rungsReached } from './domain/policy';
import type { ClockName, ClockOccasion } from './domain/promises';
import { applyOccasions } from './occasions';
import { nearest, rungTimer, timeOfClock, type TrackedClock } from './tracked-clock';

/** What every event about a claim says of it. */
export type ClaimReference = Pick<
  EventData<'sla.warned'>,
  'claimId' | 'number' | 'organisationId' | 'claimantId' | 'shipmentId'
>;

/** What happened to a claim, as far as its clocks care. */
export interface ClockNews {
  readonly occasions: readonly ClockOccasion[];
  readonly waiting: boolean;
  readonly at: Date;
  readonly by: string;
}

/** The promises of a claim. Every method runs in a transaction that holds the lock of the claim. */
@Injectable()
export class SlaService {
  constructor(
    private readonly outbox: Outbox,
    private readonly timers: Timers,
  ) {}

  /** Brings the clocks of a claim up to date with what happened and says which deadline is nearest now. */
  async follow(
    manager: EntityManager,
    claim: ClaimReference,
    news: ClockNews,
  ): Promise<{ nextDueAt: Date | null; nextClock: ClockName | null }> {
    const before = await openClocks(manager, claim.claimId);
    // What was due before this happened is said first, even when its timer has not rung yet.
    for (const tracked of before) await this.climbReached(manager, claim, tracked, news.at);
    const generations = news.occasions.length > 0 ? await lastGenerations(manager, claim.claimId) : new Map();
    const after = applyOccasions(before, news.occasions, generations, news.at).map((tracked) => ({
      ...tracked,
      clock: (news.waiting ? pauseClock : resumeClock)(tracked.clock, news.at, timeOfClock(tracked)),
    }));
    await this.save(manager, claim, before, after, news);
    return nearest(after);
  }

  /** A rung timer rings. Too early, twice or for a clock that stands still: nothing happens. */
  async ring(manager: EntityManager, claim: ClaimReference, clockId: string, at: Date): Promise<void> {
    const row = await manager.findOneBy(ClockEntity, { id: clockId });
    if (!row?.runningSince) return;
    const tracked = trackedOf(row);
    await this.climbReached(manager, claim, tracked, at);
    const clock = breachIfLate(tracked.clock, at);
    if (clock !== tracked.clock) await manager.update(ClockEntity, { id: clockId }, { state: clock.state });
    const next = rungTimer(tracked, at);
    if (next) await this.timers.arm(manager, { ...next, data: { claimId: claim.claimId } });
  }

  private async climbReached(
    manager: EntityManager,
    claim: ClaimReference,
    tracked: TrackedClock,
    at: Date,
  ): Promise<void> {
    for (const { name, dueAt } of rungsReached(defaultPolicy, tracked.clock, at, timeOfClock(tracked))) {
      const late = at.getTime() - dueAt.getTime() > defaultPolicy.lateAfterSeconds * 1_000;
      const { organisationId } = claim;
      const rung = { clockId: tracked.id, organisationId, name, dueAt, firedAt: at, late };
      if (!(await climb(manager, rung))) continue;
      await this.outbox.append(manager, [
        {
          type: name === 'warn' ? 'sla.warned' : 'sla.breached',
          subject: claim.claimId,
          organisationId,
          time: at,
          data: {
            ...claim,
            clock: tracked.name,
            generation: tracked.generation,
            dueAt: tracked.clock.dueAt.toISOString(),
            late,
          },
        },
      ]);
    }
  }

  private async save(
    manager: EntityManager,
    claim: ClaimReference,
    before: readonly TrackedClock[],
    after: readonly TrackedClock[],
    { at, by }: ClockNews,
  ): Promise<void> {
    const known = new Map(before.map((tracked) => [tracked.id, tracked.clock]));
    const changed = after.filter(({ id, clock }) => known.get(id) !== clock);
    if (changed.length === 0) return;
    await manager.upsert(
      ClockEntity,
      changed.map((tracked) => clockRow(claim, tracked)),
      ['id'],
    );
    const ids = (clocks: readonly TrackedClock[]): string[] => clocks.map(({ id }) => id);
    const paused = changed.filter(({ id, clock }) => clock.pausedAt && !known.get(id)?.pausedAt);
    const ended = changed.filter(({ id, clock }) => !clock.pausedAt && known.get(id)?.pausedAt);
    const halted = changed.filter(({ clock }) => !isOpen(clock) || clock.pausedAt);
    const { organisationId, claimId } = claim;
    if (paused.length > 0) {
      await openPause(manager, { clockIds: ids(paused), organisationId, at, reason: 'needs_action', by });
    }
    if (ended.length > 0) await endPauses(manager, ids(ended), at);
    if (halted.length > 0) await cancelRungTimers(manager, ids(halted));
    const timers = changed.flatMap((tracked) => rungTimer(tracked, at) ?? []);
    await this.timers.armMany(
      manager,
      timers.map((timer) => ({ ...timer, data: { claimId } })),
    );
  }
}
