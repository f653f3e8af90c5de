import type { TransitionTable } from '@tuntas/kernel';
import { move } from '@tuntas/kernel';
import type { WorkTime } from './work-time';

export type ClockState = 'running' | 'paused' | 'met' | 'breached' | 'stopped' | 'superseded';

/** A breached clock stays breached; that it was answered later, or is paused, is told by its times. */
export const clockStates: TransitionTable<ClockState> = {
  running: ['paused', 'met', 'breached', 'stopped', 'superseded'],
  paused: ['running', 'met', 'stopped', 'superseded'],
  met: [],
  breached: [],
  stopped: [],
  superseded: [],
};

/** One promise about one claim. Elapsed time is a ledger: pausing stops it, nothing sets it back. */
export interface Clock {
  readonly anchor: Date;
  readonly budgetMs: number;
  /** Open time used up before `runningSince`. */
  readonly elapsedMs: number;
  readonly runningSince: Date | null;
  readonly pausedAt: Date | null;
  readonly stoppedAt: Date | null;
  readonly dueAt: Date;
  readonly state: ClockState;
}

export const isOpen = (clock: Clock): boolean => clock.stoppedAt === null;

/** Open time used until `at`. */
export const elapsedAt = (clock: Clock, at: Date, time: WorkTime): number =>
  clock.elapsedMs + (clock.runningSince ? time.between(clock.runningSince, at) : 0);

/** Whether open time is being used up at `at`: it runs, and the office is open. */
export const isCounting = (clock: Clock, at: Date, time: WorkTime): boolean =>
  clock.runningSince !== null && time.between(at, new Date(at.getTime() + 1)) > 0;

/** Breached, or about to be marked so: worked out when read, so it is right with every timer late. */
export const isLate = (clock: Clock, at: Date): boolean =>
  clock.state === 'breached' || (clock.runningSince !== null && clock.budgetMs > 0 && at >= clock.dueAt);

/** When `ms` will have run, if nothing pauses it; `null` while it does not run. */
export function runsOutAt(clock: Clock, ms: number, time: WorkTime): Date | null {
  if (!clock.runningSince) return null;
  return time.add(clock.runningSince, Math.max(0, ms - clock.elapsedMs));
}

/** When `percent` of the budget will have run, if nothing pauses it; `null` while it does not run. */
export const reachedAt = (clock: Clock, percent: number, time: WorkTime): Date | null =>
  runsOutAt(clock, Math.round((clock.budgetMs * percent) / 100), time);

/** Open time beyond the budget: it stands still while the clock is paused, and for good when it has stopped. */
export const latenessAt = (clock: Clock, at: Date, time: WorkTime): number =>
  Math.max(0, elapsedAt(clock, at, time) - clock.budgetMs);

export function startClock(budgetMs: number, at: Date, time: WorkTime): Clock {
  return {
    anchor: at,
    budgetMs,
    elapsedMs: 0,
    runningSince: at,
    pausedAt: null,
    stoppedAt: null,
    dueAt: time.add(at, budgetMs),
    state: 'running',
  };
}

const to = (clock: Clock, state: ClockState): ClockState =>
  clock.state === 'breached' ? 'breached' : move(clockStates, clock.state, state, 'sla.illegal_transition');

/** Marks what is late by `at`; the queue shows lateness without this, timers and reports need it written down. */
export const breachIfLate = (clock: Clock, at: Date): Clock =>
  clock.state === 'running' && clock.budgetMs > 0 && at > clock.dueAt
    ? { ...clock, state: 'breached' }
    : clock;

function halt(clock: Clock, at: Date, time: WorkTime): Clock {
  const late = breachIfLate(clock, at);
  return { ...late, elapsedMs: elapsedAt(late, at, time), runningSince: null };
}

export function pauseClock(clock: Clock, at: Date, time: WorkTime): Clock {
  if (!isOpen(clock) || clock.pausedAt) return clock;
  const halted = halt(clock, at, time);
  return { ...halted, pausedAt: at, state: to(halted, 'paused') };
}

/** Runs on from where it stood: time spent paused past the old due time is no breach. */
export function resumeClock(clock: Clock, at: Date, time: WorkTime): Clock {
  if (!isOpen(clock) || !clock.pausedAt) return clock;
  const left = Math.max(0, clock.budgetMs - clock.elapsedMs);
  const dueAt = clock.state === 'breached' ? clock.dueAt : time.add(at, left);
  return { ...clock, pausedAt: null, runningSince: at, dueAt, state: to(clock, 'running') };
}

const finish = (state: 'met' | 'stopped') => (clock: Clock, at: Date, time: WorkTime): Clock => {
  if (!isOpen(clock)) return clock;
  const halted = halt(clock, at, time);
  return { ...halted, pausedAt: null, stoppedAt: at, state: to(halted, state) };
}; // prettier-ignore

/** The promise was kept, or at last answered: a late answer leaves the clock breached. */
export const meetClock = finish('met');

/** The promise no longer applies: cancelled cases never escalate. */
export const stopClock = finish('stopped');

/**
 * Another budget or calendar for the same promise: the old row ends, and a new one goes on from the same anchor with
 * what has run. A clock that is late stays late, with the deadline it missed.
 */
export function supersedeClock(
  clock: Clock,
  at: Date,
  { budgetMs, before, after }: { budgetMs: number; before: WorkTime; after: WorkTime },
): { ended: Clock; next: Clock } {
  const halted = halt(clock, at, before);
  const breached = halted.state === 'breached';
  const left = Math.max(0, budgetMs - halted.elapsedMs);
  return {
    ended: { ...halted, pausedAt: null, stoppedAt: at, state: to(halted, 'superseded') },
    next: {
      ...halted,
      budgetMs,
      runningSince: clock.runningSince && at,
      dueAt: breached ? clock.dueAt : after.add(at, left),
    },
  };
}

/** The same clock on another calendar that changes nothing about its deadline: what ran by the old one is kept. */
export const carryOver = (clock: Clock, at: Date, before: WorkTime): Clock =>
  clock.runningSince ? { ...clock, elapsedMs: elapsedAt(clock, at, before), runningSince: at } : clock;
