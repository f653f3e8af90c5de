import { SYSTEM_SCOPE } from '@tuntas/platform';
import { clockRow } from './clock.repository';
import type { SlaBook } from './domain/book';
import type { ClaimFacts } from './domain/policy';
import { nearest, openingClocks, rungTimer } from './tracked-clock';

const EVERYBODY = '*';
const nobody = { claimId: '', organisationId: '' };

/** What filing writes about promises, in the names of the columns. */
function planOf(book: SlaBook, facts: ClaimFacts, at: Date) {
  const clocks = openingClocks(book, facts, at);
  const { nextDueAt, nextClock } = nearest(clocks);
  return {
    clocks: clocks.map((clock) => {
      const row = clockRow(nobody, clock);
      return {
        id: row.id,
        name: row.name,
        policy: row.policy,
        calendar: row.calendar,
        budget_minutes: row.budgetMinutes,
        running_since: row.runningSince,
        stopped_at: row.stoppedAt,
        due_at: row.dueAt,
        state: row.state,
      };
    }),
    timers: clocks.flatMap((clock) => {
      const timer = rungTimer(book, clock, at);
      return timer ? [{ name: timer.name, subject: timer.subject, due_at: timer.dueAt }] : [];
    }),
    next_due_at: nextDueAt,
    next_clock: nextClock,
    decision_due_at: clocks.find(({ name }) => name === 'decision')?.clock.dueAt ?? null,
  };
}

/**
 * The opening clocks of a claim whose organisation only the statement that files it will know: one plan for everybody,
 * and one for each organisation that is promised something else.
 */
export function openingPlans(
  book: SlaBook,
  claim: Omit<ClaimFacts, 'organisationId'>,
  scope: string,
  at: Date,
): Record<string, ReturnType<typeof planOf>> {
  const particular =
    scope === SYSTEM_SCOPE
      ? book.current.policies.flatMap(({ match, retired }) => (retired ? [] : match.organisations))
      : [];
  const organisations = new Set(particular);
  return Object.fromEntries([
    [EVERYBODY, planOf(book, { ...claim, organisationId: scope }, at)],
    ...[...organisations].map((organisationId) => [
      organisationId,
      planOf(book, { ...claim, organisationId }, at),
    ]),
  ]);
}
