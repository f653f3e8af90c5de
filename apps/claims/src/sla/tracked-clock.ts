import { v7 } from 'uuid';
import { currentOffice, officeIn, policyFor, policyIn, refText, type SlaBook } from './domain/book';
import { carryOver, type Clock, isOpen, meetClock, startClock, supersedeClock } from './domain/clock';
import { budgetMsOf, type ClaimFacts, ladderOf, nextStep, type Office, type Step } from './domain/policy';
import { type ClockName, isOfDesk, openingNames } from './domain/promises';
import type { WorkTime } from './domain/work-time';

/** A clock of one claim with its name and row, and the versions it runs by. */
export interface TrackedClock {
  readonly id: string;
  readonly name: ClockName;
  readonly generation: number;
  /** `default@1` */
  readonly policy: string;
  /** `jakarta@1` */
  readonly calendar: string;
  readonly revision: number;
  readonly supersededBy: string | null;
  readonly clock: Clock;
}

export const timeOfClock = (book: SlaBook, { calendar }: Pick<TrackedClock, 'calendar'>): WorkTime =>
  officeIn(book, calendar).time;

/** What a claim is promised now: budget and calendar of one clock. */
function promiseOf(book: SlaBook, facts: ClaimFacts, name: ClockName) {
  const policy = policyFor(book, facts);
  const budget = policy.clocks[name];
  const office = currentOffice(book, budget.calendar);
  return { policy: refText(policy), calendar: refText(office), office, budgetMs: budgetMsOf(budget, office) };
}

export function startTracked(
  book: SlaBook,
  facts: ClaimFacts,
  name: ClockName,
  generation: number,
  at: Date,
): TrackedClock {
  const { policy, calendar, office, budgetMs } = promiseOf(book, facts, name);
  const clock = startClock(budgetMs, at, office.time);
  return { id: v7(), name, generation, policy, calendar, revision: book.revision, supersededBy: null, clock };
}

/** The clocks a claim starts with. Filing is its own acknowledgement, so that clock is met as it starts. */
export const openingClocks = (book: SlaBook, facts: ClaimFacts, at: Date): TrackedClock[] =>
  openingNames.map((name) => {
    const started = startTracked(book, facts, name, 1, at);
    return name === 'acknowledge'
      ? { ...started, clock: meetClock(started.clock, at, timeOfClock(book, started)) }
      : started;
  });

/** The clock by the rules of now: itself, itself with other labels, or ended and superseded by another row. */
export function project(
  book: SlaBook,
  facts: ClaimFacts,
  tracked: TrackedClock,
  generation: () => number,
  at: Date,
): [TrackedClock] | [TrackedClock, TrackedClock] {
  if (!isOpen(tracked.clock)) return [tracked];
  const { policy, calendar, office, budgetMs } = promiseOf(book, facts, tracked.name);
  const labels = { policy, calendar, revision: book.revision };
  const same = tracked.policy === policy && tracked.calendar === calendar;
  if (same) return tracked.revision === book.revision ? [tracked] : [{ ...tracked, ...labels }];
  const before = timeOfClock(book, tracked);
  const { ended, next } = supersedeClock(tracked.clock, at, { budgetMs, before, after: office.time });
  const moved =
    budgetMs !== tracked.clock.budgetMs ||
    (next.runningSince !== null && next.dueAt.getTime() !== tracked.clock.dueAt.getTime());
  if (!moved) return [{ ...tracked, ...labels, clock: carryOver(tracked.clock, at, before) }];
  const id = v7();
  return [
    { ...tracked, supersededBy: id, clock: ended },
    { ...tracked, ...labels, id, generation: generation(), clock: next },
  ];
}

export const ladderOfClock = (book: SlaBook, tracked: TrackedClock): Step[] =>
  ladderOf(policyIn(book, tracked.policy), tracked.name, tracked.clock, officeOf(book, tracked));

const officeOf = (book: SlaBook, { calendar }: TrackedClock): Office => officeIn(book, calendar);

/** `sla.warn` and `sla.breach` are timers of their own, all later steps share one. */
const timerName = (rung: string): string =>
  rung === 'warn' || rung === 'breach' ? `sla.${rung}` : 'sla.escalate';

/** The timer a clock needs while it runs. */
export function rungTimer(
  book: SlaBook,
  tracked: TrackedClock,
  at: Date,
): { name: string; subject: string; dueAt: Date } | null {
  if (!tracked.clock.runningSince) return null;
  const step = nextStep(ladderOfClock(book, tracked), tracked.clock, at, timeOfClock(book, tracked));
  return step && { name: timerName(step.name), subject: tracked.id, dueAt: step.dueAt };
}

/** The desk's nearest deadline of a claim: what the queue is sorted by. Paused and answered clocks have none. */
export function nearest(clocks: readonly TrackedClock[]): {
  nextDueAt: Date | null;
  nextClock: ClockName | null;
} {
  const [first] = clocks
    .filter(({ name, clock }) => isOfDesk(name) && isOpen(clock) && clock.runningSince)
    .sort((a, b) => a.clock.dueAt.getTime() - b.clock.dueAt.getTime());
  return { nextDueAt: first?.clock.dueAt ?? null, nextClock: first?.name ?? null };
}
