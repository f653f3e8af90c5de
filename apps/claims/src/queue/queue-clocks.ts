import { type EntityManager, In, IsNull } from 'typeorm';
import type { ClaimEntity } from '../claims/claim.entity';
import { ClockEntity } from '../sla/clock.entity';
import { trackedOf } from '../sla/clock.repository';
import type { SlaBook } from '../sla/domain/book';
import { elapsedAt, isCounting } from '../sla/domain/clock';
import { isOfDesk } from '../sla/domain/promises';
import type { SlaBooks } from '../sla/sla-books.service';
import { timeOfClock } from '../sla/tracked-clock';

const MINUTE = 60_000;

/** The clock each claim of a page is sorted by; of a claim that waits for the claimant, the paused one with least left. */
export async function queueClocks(
  manager: EntityManager,
  claims: readonly ClaimEntity[],
  at: Date,
  books: SlaBooks,
) {
  const rows = await manager.findBy(ClockEntity, {
    claimId: In(claims.map(({ id }) => id)),
    stoppedAt: IsNull(),
  });
  const book = await books.covering(manager, rows);
  const next = new Map(claims.map(({ id, nextClock }) => [id, nextClock]));
  const shown = new Map<string, ReturnType<typeof countdownOf>>();
  for (const row of rows.filter(({ name }) => isOfDesk(name))) {
    const wanted = next.get(row.claimId);
    const countdown = countdownOf(row, at, book);
    if (
      wanted
        ? row.name !== wanted
        : (shown.get(row.claimId)?.leftMinutes ?? Infinity) <= countdown.leftMinutes
    )
      continue;
    shown.set(row.claimId, countdown);
  }
  return shown;
}

function countdownOf(row: ClockEntity, at: Date, book: SlaBook) {
  const tracked = trackedOf(row);
  const time = timeOfClock(book, tracked);
  const { name, state, dueAt, pausedAt, budgetMinutes } = row;
  const elapsed = elapsedAt(tracked.clock, at, time);
  return {
    name,
    dueAt,
    state,
    leftMinutes: budgetMinutes - Math.floor(elapsed / MINUTE),
    budgetMinutes,
    counting: isCounting(tracked.clock, at, time),
    pausedAt,
    pauseReason: pausedAt && ('needs_action' as const),
  };
}
