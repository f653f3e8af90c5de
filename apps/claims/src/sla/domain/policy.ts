import { type Clock, elapsedAt, reachedAt, startClock } from './clock';
import type { ClockName } from './promises';
import { alwaysOpen, type WorkTime } from './work-time';

/** What is promised for a claim, as data: `policies/*.json`. */
export interface SlaPolicy {
  readonly id: string;
  readonly version: number;
  readonly clocks: Readonly<Record<ClockName, Budget>>;
  /** In the order in which they fire. */
  readonly rungs: readonly Rung[];
  /** A rung that fires this much after its time was caught up after an outage, and says so. */
  readonly lateAfterSeconds: number;
}

export type CalendarName = 'working' | 'always';

export interface Budget {
  /** `working` follows the office calendar, `always` counts every hour. */
  readonly calendar: CalendarName;
  readonly unit: 'hours' | 'working_days';
  readonly value: number;
}

export type RungName = 'warn' | 'breach';
export interface Rung {
  readonly name: RungName;
  readonly percent: number;
}

/** An office calendar as policies need it: its arithmetic and the length of one of its days. */
export interface Office {
  readonly time: WorkTime;
  readonly dayMs: number;
}

const budgetMs = ({ unit, value }: Budget, office: Office): number =>
  value * (unit === 'hours' ? 3_600_000 : office.dayMs);

export const timeOf = (calendar: CalendarName, office: Office): WorkTime =>
  calendar === 'always' ? alwaysOpen : office.time;

export const startPromise = (policy: SlaPolicy, office: Office, name: ClockName, at: Date): Clock => {
  const budget = policy.clocks[name];
  return startClock(budgetMs(budget, office), at, timeOf(budget.calendar, office));
};

const isReached = (clock: Clock, { percent }: Rung, at: Date, time: WorkTime): boolean =>
  clock.budgetMs > 0 && elapsedAt(clock, at, time) >= (clock.budgetMs * percent) / 100;

/** Rungs of a running clock that lie behind it at `at`, in order, each with the moment at which it was due. */
export const rungsReached = (
  policy: SlaPolicy,
  clock: Clock,
  at: Date,
  time: WorkTime,
): { name: RungName; dueAt: Date }[] =>
  policy.rungs.flatMap((rung) => {
    const dueAt = reachedAt(clock, rung.percent, time);
    return dueAt && isReached(clock, rung, at, time) ? [{ name: rung.name, dueAt }] : [];
  });

/** The rung a running clock comes to next, or null when it has passed the last one. */
export function nextRung(
  policy: SlaPolicy,
  clock: Clock,
  at: Date,
  time: WorkTime,
): { name: RungName; dueAt: Date } | null {
  const rung = policy.rungs.find((candidate) => clock.budgetMs > 0 && !isReached(clock, candidate, at, time));
  const dueAt = rung && reachedAt(clock, rung.percent, time);
  return rung && dueAt ? { name: rung.name, dueAt } : null;
}
