import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, isStaff, scopeOf } from '@tuntas/platform';
import { In } from 'typeorm';
import { BreachReasonEntity } from '../breaches/breach-reason.entity';
import { findClaim } from '../claims/claim.repository';
import { ClockEntity, PauseEntity, RungEntity } from './clock.entity';
import { trackedOf } from './clock.repository';
import type { SlaBook } from './domain/book';
import { elapsedAt, isCounting, isLate, latenessAt } from './domain/clock';
import { nextStep } from './domain/policy';
import { SlaBooks } from './sla-books.service';
import { ladderOfClock, timeOfClock } from './tracked-clock';

const MINUTE = 60_000;
const minutes = (ms: number): number => Math.floor(ms / MINUTE);

/** Everything about the promises of one claim: what ran, what stood still and why, and who was told when. */
@Injectable()
export class ClockHistory {
  constructor(
    private readonly database: Database,
    private readonly books: SlaBooks,
    private readonly clock: Clock,
  ) {}

  of(actor: Actor, claimId: string) {
    const at = this.clock.now();
    return this.database.read(scopeOf(actor), async (manager) => {
      await findClaim(manager, scopeOf(actor), claimId);
      const clocks = await manager.find(ClockEntity, {
        where: { claimId },
        order: { anchor: 'ASC', name: 'ASC', generation: 'ASC' },
      });
      const clockId = In(clocks.map(({ id }) => id));
      const pauses = await manager.find(PauseEntity, { where: { clockId }, order: { pausedAt: 'ASC' } });
      const rungs = await manager.find(RungEntity, {
        where: { clockId },
        order: { firedAt: 'ASC', dueAt: 'ASC' },
      });
      const book = await this.books.covering(manager, clocks);
      const staff = isStaff(actor);
      // What the desk says of its own lateness is its own affair.
      const said = staff ? await manager.findBy(BreachReasonEntity, { clockId }) : [];
      return {
        items: clocks.map((row) => ({
          ...countOf(row, book, at),
          breach: breachOf(said.find((reason) => reason.clockId === row.id)),
          pauses: pauses
            .filter((pause) => pause.clockId === row.id)
            .map(({ pausedAt, resumedAt, reason, pausedBy }) => ({
              pausedAt,
              resumedAt,
              reason,
              pausedBy: staff ? pausedBy : null,
            })),
          rungs: rungs
            .filter((rung) => rung.clockId === row.id)
            .map(({ rung, dueAt, firedAt, late, carried }) => ({ rung, dueAt, firedAt, late, carried })),
        })),
      };
    });
  }
}

const breachOf = (said: BreachReasonEntity | undefined) => {
  if (!said) return null;
  const { reason, note, saidBy, saidAt } = said;
  return { reason, note, saidBy, saidAt };
};

function countOf(row: ClockEntity, book: SlaBook, at: Date) {
  const tracked = trackedOf(row);
  const time = timeOfClock(book, tracked);
  const next = tracked.clock.runningSince
    ? nextStep(ladderOfClock(book, tracked), tracked.clock, at, time)
    : null;
  const { id, name, generation, state, policy, calendar, anchor, dueAt, pausedAt, stoppedAt, budgetMinutes } =
    row;
  return {
    id,
    name,
    generation,
    state,
    policy,
    calendar,
    anchor,
    dueAt,
    pausedAt,
    stoppedAt,
    supersededBy: row.supersededBy,
    budgetMinutes,
    elapsedMinutes: minutes(elapsedAt(tracked.clock, at, time)),
    lateMinutes: minutes(latenessAt(tracked.clock, at, time)),
    overdue: isLate(tracked.clock, at),
    counting: isCounting(tracked.clock, at, time),
    next: next && { rung: next.name, dueAt: next.dueAt },
  };
}
