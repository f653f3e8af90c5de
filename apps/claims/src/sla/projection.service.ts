import { Injectable } from '@nestjs/common';
import { type FiredTimer, Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { lockClockClaims } from './clock-claims';
import { openClocksOf, trackedOf } from './clock.repository';
import type { SlaBook } from './domain/book';
import type { ClaimFacts } from './domain/policy';
import type { ClockName } from './domain/promises';
import {
  type ClockColumns,
  clockOfColumns,
  finished,
  generationsOf,
  note,
  openClocksCount,
} from './projection.repository';
import { SlaBooks } from './sla-books.service';
import { factsOf, SlaService } from './sla.service';
import { project, type TrackedClock } from './tracked-clock';

/** Claims of one step: they stay locked until its transaction ends. */
const BATCH = 100;
/** A preview looks at no more clocks than this. */
const LOOKED_AT = 20_000;
const EXAMPLES = 10;
/** Filing that began before an edit was committed has ended long before this. */
const STRAGGLERS_MS = 60_000;

/** Brings running clocks to the rules of now, some at a time. */
@Injectable()
export class Projection {
  constructor(
    private readonly books: SlaBooks,
    private readonly sla: SlaService,
    private readonly timers: Timers,
  ) {}

  /** One step; the timer of the next one is armed with it. Killed at any point, the step that was cut off runs again. */
  async step(manager: EntityManager, { data, firedAt: at }: FiredTimer): Promise<void> {
    const revision = Number(data.revision);
    const after = String(data.after ?? '00000000-0000-0000-0000-000000000000');
    const found: { id: string }[] = await manager.query(
      `SELECT DISTINCT claim_id AS id FROM sla_clocks
       WHERE stopped_at IS NULL AND claim_id > $1 AND revision < $2 ORDER BY claim_id LIMIT $3`,
      [after, revision, BATCH],
    );
    const ids = found.map(({ id }) => id);
    const moved = await this.projectClaims(manager, ids, revision, at);
    await note(manager, { revision, examined: ids.length, moved, at });
    const next = ids.at(-1);
    if (next) await this.again(manager, { revision, after: next, pass: Number(data.pass ?? 1) }, at);
    else if (Number(data.pass ?? 1) === 1) {
      await this.again(manager, { revision, pass: 2 }, new Date(at.getTime() + STRAGGLERS_MS));
      await finished(manager, revision, at);
    }
  }

  private async projectClaims(
    manager: EntityManager,
    ids: string[],
    revision: number,
    at: Date,
  ): Promise<number> {
    if (ids.length === 0) return 0;
    const claims = await lockClockClaims(manager, ids);
    const clocks = await openClocksOf(manager, ids);
    const generations = await generationsOf(manager, ids);
    await this.books.atLeast(manager, revision);
    const book = await this.books.covering(manager, [...clocks.values()].flat());
    let moved = 0;
    for (const claim of claims) {
      const { claimId } = claim.reference;
      const before = clocks.get(claimId) ?? [];
      moved += before.filter(
        (clock) => project(book, factsOf(claim), clock, () => 0, at).length === 2,
      ).length;
      const known = { book, before, generations: generations.get(claimId) ?? new Map<string, number>() };
      const next = await this.sla.bring(manager, claim, known, {
        occasions: [],
        waiting: 'unchanged',
        at,
        by: 'system',
      });
      await manager.query('UPDATE claims SET next_due_at = $2, next_clock = $3 WHERE id = $1', [
        claimId,
        next.nextDueAt,
        next.nextClock,
      ]);
    }
    return moved;
  }

  private again(manager: EntityManager, data: Record<string, string | number>, dueAt: Date): Promise<void> {
    return this.timers.arm(manager, { name: 'sla.project', subject: 'clocks', dueAt, data });
  }

  /** What `book` would move: counts, and the examples that move most. */
  async preview(manager: EntityManager, book: SlaBook, at: Date) {
    const rows: Found[] = await manager.query(
      `SELECT k.*, c.number, c.type, c.priority FROM sla_clocks k JOIN claims c ON c.id = k.claim_id
       WHERE k.stopped_at IS NULL LIMIT ${LOOKED_AT}`,
    );
    const changes = rows.map((row) => changeOf(book, row, at));
    const moves = changes.filter(
      (change) => change.shift !== 0 || change.budgetMinutes !== change.newBudgetMinutes,
    );
    const examples = [...moves].sort((a, b) => Math.abs(b.shift) - Math.abs(a.shift)).slice(0, EXAMPLES);
    const count = (which: (change: Change) => boolean): number => changes.filter(which).length;
    return {
      running: await openClocksCount(manager),
      examined: rows.length,
      earlier: count(({ shift }) => shift < 0),
      later: count(({ shift }) => shift > 0),
      unchanged: rows.length - moves.length,
      breached: count(({ breaches }) => breaches),
      examples: examples.map(({ shift: _shift, breaches: _breaches, ...example }) => example),
    };
  }
}

interface Change {
  readonly claimId: string;
  readonly number: string;
  readonly clock: ClockName;
  readonly dueAt: Date;
  readonly newDueAt: Date;
  readonly budgetMinutes: number;
  readonly newBudgetMinutes: number;
  readonly shift: number;
  readonly breaches: boolean;
}

type Found = ClockColumns & Pick<ClaimFacts, 'type' | 'priority'> & { readonly number: string };

function changeOf(book: SlaBook, found: Found, at: Date): Change {
  const row = clockOfColumns(found);
  const { type, priority, number } = found;
  const tracked: TrackedClock = trackedOf(row);
  const projected = project(
    book,
    { organisationId: row.organisationId, type, priority },
    tracked,
    () => 0,
    at,
  );
  const next = projected.at(-1) ?? tracked;
  const wasLate = tracked.clock.state === 'breached' || at > tracked.clock.dueAt;
  return {
    claimId: row.claimId,
    number,
    clock: row.name,
    dueAt: row.dueAt,
    newDueAt: next.clock.dueAt,
    budgetMinutes: row.budgetMinutes,
    newBudgetMinutes: next.clock.budgetMs / 60_000,
    shift: next.clock.dueAt.getTime() - row.dueAt.getTime(),
    breaches: !wasLate && next.clock.runningSince !== null && at >= next.clock.dueAt,
  };
}
