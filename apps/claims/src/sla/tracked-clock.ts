import { v7 } from 'uuid';
import { type Clock, isOpen, meetClock } from './domain/clock';
import { type CalendarName, nextRung, startPromise, timeOf } from './domain/policy';
import { type ClockName, clockNames } from './domain/promises';
import { defaultPolicy, jakartaOffice } from './default-policy';
import type { WorkTime } from './domain/work-time';

/** A clock of one claim with its name and row. */
export interface TrackedClock {
  readonly id: string;
  readonly name: ClockName;
  readonly generation: number;
  readonly calendar: CalendarName;
  readonly clock: Clock;
}

export const timeOfClock = ({ calendar }: TrackedClock): WorkTime => timeOf(calendar, jakartaOffice);

export const startTracked = (name: ClockName, generation: number, at: Date): TrackedClock => ({
  id: v7(),
  name,
  generation,
  calendar: defaultPolicy.clocks[name].calendar,
  clock: startPromise(defaultPolicy, jakartaOffice, name, at),
});

/** The clocks a claim starts with. Filing is its own acknowledgement, so that clock is met as it starts. */
export const openingClocks = (at: Date): TrackedClock[] =>
  clockNames.map((name) => {
    const started = startTracked(name, 1, at);
    return name === 'acknowledge'
      ? { ...started, clock: meetClock(started.clock, at, timeOfClock(started)) }
      : started;
  });

/** The timer a clock needs while it runs. */
export function rungTimer(
  tracked: TrackedClock,
  at: Date,
): { name: string; subject: string; dueAt: Date } | null {
  if (!tracked.clock.runningSince) return null;
  const rung = nextRung(defaultPolicy, tracked.clock, at, timeOfClock(tracked));
  return rung && { name: `sla.${rung.name}`, subject: tracked.id, dueAt: rung.dueAt };
}

/** The nearest deadline of a claim: what the queue is sorted by. Paused and answered clocks have none. */
export function nearest(clocks: readonly TrackedClock[]): {
  nextDueAt: Date | null;
  nextClock: ClockName | null;
} {
  const [first] = clocks
    .filter(({ clock }) => isOpen(clock) && clock.runningSince)
    .sort((a, b) => a.clock.dueAt.getTime() - b.clock.dueAt.getTime());
  return { nextDueAt: first?.clock.dueAt ?? null, nextClock: first?.name ?? null };
}
