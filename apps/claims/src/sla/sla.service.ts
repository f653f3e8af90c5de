import { Injectable } from '@nestjs/common';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { ClockEntity } from './clock.entity';
import {
  cancelRungTimers,
  clockRow,
  endPauses,
  inherit,
  lastGenerations,
  openClocks,
  openPause,
  trackedOf,
} from './clock.repository';
import type { ClockClaim } from './clock-claims';
import { ClockLadder } from './clock-ladder';
import type { SlaBook } from './domain/book';
import { breachIfLate, isOpen, pauseClock, resumeClock } from './domain/clock';
import type { ClaimFacts } from './domain/policy';
import { type ClockName, type ClockOccasion, runsWhileWaiting } from './domain/promises';
import { applyOccasions, nextGeneration } from './occasions';
import { SlaBooks } from './sla-books.service';
import { nearest, project, rungTimer, timeOfClock, type TrackedClock } from './tracked-clock';

export type { ClaimReference } from './clock-claims';

/** What happened to a claim, as far as its clocks care. */
export interface ClockNews {
  readonly occasions: readonly ClockOccasion[];
  /** Why the clocks stand still; null while they run; `unchanged` leaves each as it is. */
  readonly waiting: 'needs_action' | 'expired' | 'unchanged' | null;
  readonly at: Date;
  readonly by: string;
  readonly decidedAt?: Date | null;
}

export interface NextDeadline {
  readonly nextDueAt: Date | null;
  readonly nextClock: ClockName | null;
}

/** The promises of a claim. Every method runs in a transaction that holds the lock of the claim. */
@Injectable()
export class SlaService {
  constructor(
    private readonly books: SlaBooks,
    private readonly ladder: ClockLadder,
    private readonly timers: Timers,
  ) {}

  /** Brings the clocks of a claim up to date with what happened and says which deadline is nearest now. */
  async follow(manager: EntityManager, claim: ClockClaim, news: ClockNews): Promise<NextDeadline> {
    const { claimId } = claim.reference;
    const before = await openClocks(manager, claimId);
    const { generations, revision } = await lastGenerations(manager, claimId);
    await this.books.atLeast(manager, revision);
    const book = await this.books.covering(manager, before);
    return this.bring(manager, claim, { book, before, generations }, news);
  }

  /** As `follow`, with what the caller has read for many claims at once. */
  async bring(
    manager: EntityManager,
    claim: ClockClaim,
    known: { book: SlaBook; before: readonly TrackedClock[]; generations: Map<string, number> },
    news: ClockNews,
  ): Promise<NextDeadline> {
    const { book, before, generations } = known;
    const { at } = news;
    const facts = factsOf(claim);
    // What was due before this happened is said first, even when its timer has not rung yet.
    for (const tracked of before) await this.ladder.climbReached(manager, claim, book, tracked, at);
    const projected = before.flatMap((tracked) =>
      project(book, facts, tracked, () => nextGeneration(generations, tracked.name), at),
    );
    const setting = { book, facts, generations, at, decidedAt: news.decidedAt ?? null };
    const after = applyOccasions(projected, news.occasions, setting).map((tracked) => {
      if (news.waiting === 'unchanged') return tracked;
      const pauses = news.waiting === 'expired' || (news.waiting && !runsWhileWaiting(tracked.name));
      const turn = pauses ? pauseClock : resumeClock;
      return { ...tracked, clock: turn(tracked.clock, at, timeOfClock(book, tracked)) };
    });
    await this.save(manager, claim, book, before, after, news);
    return nearest(after);
  }

  /** A rung timer rings. Too early, twice or for a clock that stands still: nothing happens. */
  async ring(manager: EntityManager, claim: ClockClaim, clockId: string, at: Date): Promise<void> {
    const row = await manager.findOneBy(ClockEntity, { id: clockId });
    if (!row?.runningSince) return;
    const book = await this.books.covering(manager, [row]);
    const tracked = trackedOf(row);
    await this.ladder.climbReached(manager, claim, book, tracked, at);
    const clock = breachIfLate(tracked.clock, at);
    if (clock !== tracked.clock) await manager.update(ClockEntity, { id: clockId }, { state: clock.state });
    const next = rungTimer(book, tracked, at);
    if (next) await this.timers.arm(manager, { ...next, data: { claimId: claim.reference.claimId } });
  }

  private async save(
    manager: EntityManager,
    { reference }: ClockClaim,
    book: SlaBook,
    before: readonly TrackedClock[],
    after: readonly TrackedClock[],
    { at, by, waiting }: ClockNews,
  ): Promise<void> {
    const known = new Map(before.map((tracked) => [tracked.id, tracked]));
    const changed = after.filter((tracked) => isChanged(known.get(tracked.id), tracked));
    if (changed.length === 0) return;
    const { organisationId, claimId } = reference;
    const rows = changed.map((tracked) => clockRow(reference, tracked));
    await manager.upsert(ClockEntity, rows, ['id']);
    const superseded = changed.flatMap(({ id, supersededBy }) =>
      supersededBy ? [{ from: id, to: supersededBy }] : [],
    );
    if (superseded.length > 0) await inherit(manager, superseded);
    const heirs = new Set(superseded.map(({ to }) => to));
    const wasPaused = (id: string): boolean => heirs.has(id) || Boolean(known.get(id)?.clock.pausedAt);
    const ids = (clocks: readonly TrackedClock[]): string[] => clocks.map(({ id }) => id);
    const paused = changed.filter(
      ({ id, clock }) => clock.pausedAt?.getTime() === at.getTime() && !known.get(id)?.clock.pausedAt,
    );
    const ended = changed.filter(({ id, clock }) => !clock.pausedAt && wasPaused(id));
    const halted = changed.filter(({ clock }) => !isOpen(clock) || clock.pausedAt);
    if (paused.length > 0) {
      const reason = waiting ?? 'needs_action';
      await openPause(manager, { clockIds: ids(paused), organisationId, at, reason, by });
    }
    if (ended.length > 0) await endPauses(manager, ids(ended), at);
    if (halted.length > 0) await cancelRungTimers(manager, ids(halted));
    const timers = changed.flatMap((tracked) => rungTimer(book, tracked, at) ?? []);
    await this.timers.armMany(
      manager,
      timers.map((timer) => ({ ...timer, data: { claimId } })),
    );
  }
}

const isChanged = (before: TrackedClock | undefined, after: TrackedClock): boolean =>
  before?.clock !== after.clock || before.revision !== after.revision || before.policy !== after.policy;

export const factsOf = ({ reference, type, priority }: ClockClaim): ClaimFacts => ({
  organisationId: reference.organisationId,
  type,
  priority,
});
