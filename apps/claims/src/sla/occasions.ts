import type { SlaBook } from './domain/book';
import { isOpen, meetClock, stopClock } from './domain/clock';
import type { ClaimFacts } from './domain/policy';
import { type ClockName, type ClockOccasion, effectOf } from './domain/promises';
import { startTracked, timeOfClock, type TrackedClock } from './tracked-clock';

/** What applying needs beside the clocks: the rules, the claim, and the last generation of each clock. */
export interface Setting {
  readonly book: SlaBook;
  readonly facts: ClaimFacts;
  readonly generations: Map<string, number>;
  readonly at: Date;
  /** From when a promise that follows a decision counts. */
  readonly decidedAt: Date | null;
}

export function nextGeneration(generations: Map<string, number>, name: ClockName): number {
  const generation = (generations.get(name) ?? 0) + 1;
  generations.set(name, generation);
  return generation;
}

/** Meets, stops and starts clocks as the table of effects says; a restart is a new generation with its own anchor. */
export function applyOccasions(
  clocks: readonly TrackedClock[],
  occasions: readonly ClockOccasion[],
  { book, facts, generations, at, decidedAt }: Setting,
): TrackedClock[] {
  let current = [...clocks];
  const runs = (name: ClockName): boolean =>
    current.some((tracked) => tracked.name === name && isOpen(tracked.clock));
  const end = (tracked: TrackedClock, finish: typeof meetClock): TrackedClock =>
    isOpen(tracked.clock)
      ? { ...tracked, clock: finish(tracked.clock, at, timeOfClock(book, tracked)) }
      : tracked;
  const start = (name: ClockName, anchor: Date): void => {
    current.push(startTracked(book, facts, name, nextGeneration(generations, name), anchor));
  };
  for (const occasion of occasions) {
    const effect = effectOf(occasion);
    const { meet = [], stop = [], restart = [], startAfterDecision = [] } = effect;
    current = current.map((tracked) => {
      if (meet.includes(tracked.name) || restart.includes(tracked.name)) return end(tracked, meetClock);
      return effect.stopAll || stop.includes(tracked.name) ? end(tracked, stopClock) : tracked;
    });
    for (const name of restart) start(name, at);
    for (const name of startAfterDecision) if (!runs(name)) start(name, decidedAt ?? at);
    if (effect.awaitAnswer && !runs('first_response') && !runs('next_response')) start('next_response', at);
  }
  return current;
}
