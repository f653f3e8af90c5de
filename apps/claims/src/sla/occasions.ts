import { isOpen, meetClock, stopClock } from './domain/clock';
import { type ClockOccasion, effectOf } from './domain/promises';
import { startTracked, timeOfClock, type TrackedClock } from './tracked-clock';

/** Meets, stops and restarts clocks as the table of effects says; a restart is a new generation with its own anchor. */
export function applyOccasions(
  clocks: readonly TrackedClock[],
  occasions: readonly ClockOccasion[],
  lastGenerations: ReadonlyMap<string, number>,
  at: Date,
): TrackedClock[] {
  let current = [...clocks];
  const generations = new Map(lastGenerations);
  const end = (tracked: TrackedClock, finish: typeof meetClock): TrackedClock =>
    isOpen(tracked.clock) ? { ...tracked, clock: finish(tracked.clock, at, timeOfClock(tracked)) } : tracked;
  for (const occasion of occasions) {
    const { meet = [], restart = [], stopAll = false } = effectOf(occasion);
    current = current.map((tracked) =>
      meet.includes(tracked.name) || restart.includes(tracked.name) ? end(tracked, meetClock) : tracked,
    );
    if (stopAll) current = current.map((tracked) => end(tracked, stopClock));
    for (const name of restart) {
      const generation = (generations.get(name) ?? 0) + 1;
      generations.set(name, generation);
      current.push(startTracked(name, generation, at));
    }
  }
  return current;
}
