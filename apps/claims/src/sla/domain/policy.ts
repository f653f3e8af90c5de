import type { ClaimType, Priority } from '../../claims/domain/words';
import { type Clock, elapsedAt, runsOutAt } from './clock';
import type { ClockName } from './promises';
import type { WorkTime } from './work-time';

/** One version of a calendar or policy. */
export interface Ref {
  readonly id: string;
  readonly version: number;
}

/** What is promised for a claim, as data. */
export interface SlaPolicy extends Ref {
  /** Claims it is for; an empty list is all of them. */
  readonly match: {
    readonly organisations: readonly string[];
    readonly types: readonly ClaimType[];
    readonly priorities: readonly Priority[];
  };
  readonly clocks: Readonly<Record<ClockName, Budget>>;
  readonly rungs: readonly Rung[];
  /** A rung that fires this much after its time was caught up after an outage, and says so. */
  readonly lateAfterSeconds: number;
  /** No longer chosen; its clocks move to another policy. */
  readonly retired: boolean;
}

export interface Budget {
  /** Id of a calendar: `always` counts every hour. */
  readonly calendar: string;
  readonly unit: 'minutes' | 'hours' | 'working_days';
  readonly value: number;
}

export type RungTarget = 'assignee' | 'supervisor' | 'admin';

/** A step of the escalation ladder: at a share of the budget, or at a time after it ran out. */
export interface Rung {
  /** `warn` and `breach` are told as such, every other name as an escalation. */
  readonly name: string;
  readonly percent?: number | undefined;
  readonly after?: { readonly unit: Budget['unit']; readonly value: number } | undefined;
  readonly to: RungTarget;
  /** Clocks it is for; left out, all. */
  readonly clocks?: readonly ClockName[] | undefined;
}

/** An office calendar as policies need it: its arithmetic and the length of one of its days. */
export interface Office extends Ref {
  readonly time: WorkTime;
  readonly dayMs: number;
}

/** What a policy is chosen by. */
export interface ClaimFacts {
  readonly organisationId: string;
  readonly type: ClaimType;
  readonly priority: Priority;
}

const unitMs = (unit: Budget['unit'], office: Office): number =>
  unit === 'minutes' ? 60_000 : unit === 'hours' ? 3_600_000 : office.dayMs;

export const budgetMsOf = ({ unit, value }: Pick<Budget, 'unit' | 'value'>, office: Office): number =>
  value * unitMs(unit, office);

const fits = <T>(wanted: readonly T[], value: T): boolean => wanted.length === 0 || wanted.includes(value);

// An account's own promise beats one for a kind of claim, and that one for a priority.
const weightOf = ({ match }: SlaPolicy): number =>
  (match.organisations.length > 0 ? 4 : 0) +
  (match.types.length > 0 ? 2 : 0) +
  (match.priorities.length > 0 ? 1 : 0);

/** The most particular policy for a claim; of two alike the one whose id comes first. */
export function choosePolicy(policies: readonly SlaPolicy[], facts: ClaimFacts): SlaPolicy {
  const fitting = policies.filter(
    ({ match, retired }) =>
      !retired &&
      fits(match.organisations, facts.organisationId) &&
      fits(match.types, facts.type) &&
      fits(match.priorities, facts.priority),
  );
  const [best] = fitting.sort((a, b) => weightOf(b) - weightOf(a) || (a.id < b.id ? -1 : 1));
  if (!best) throw new Error('No policy is for every claim.');
  return best;
}

export interface Step extends Rung {
  /** Open time after which it is reached. */
  readonly afterMs: number;
}

/** The ladder of one clock in the order in which it is climbed; a promise without a budget has none. */
export function ladderOf(policy: SlaPolicy, name: ClockName, clock: Clock, office: Office): Step[] {
  if (clock.budgetMs === 0) return [];
  return policy.rungs
    .filter(({ clocks }) => !clocks || clocks.includes(name))
    .map((rung) => ({
      ...rung,
      afterMs: rung.after
        ? clock.budgetMs + budgetMsOf(rung.after, office)
        : Math.round((clock.budgetMs * (rung.percent ?? 100)) / 100),
    }))
    .sort((a, b) => a.afterMs - b.afterMs);
}

/** Steps that lie behind a running clock at `at`, in order, each with the moment at which it was due. */
export const stepsReached = (
  ladder: readonly Step[],
  clock: Clock,
  at: Date,
  time: WorkTime,
): (Step & { dueAt: Date })[] => {
  const elapsed = elapsedAt(clock, at, time);
  return ladder.flatMap((step) => {
    const dueAt = runsOutAt(clock, step.afterMs, time);
    return dueAt && elapsed >= step.afterMs ? [{ ...step, dueAt }] : [];
  });
};

/** The step a running clock comes to next, or null when it has passed the last one. */
export function nextStep(
  ladder: readonly Step[],
  clock: Clock,
  at: Date,
  time: WorkTime,
): (Step & { dueAt: Date }) | null {
  const elapsed = elapsedAt(clock, at, time);
  const step = ladder.find(({ afterMs }) => elapsed < afterMs);
  const dueAt = step && runsOutAt(clock, step.afterMs, time);
  return step && dueAt ? { ...step, dueAt } : null;
}
