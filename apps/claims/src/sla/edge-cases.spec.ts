import fc from 'fast-check';
import { isOpen, latenessAt, pauseClock, resumeClock } from './domain/clock';
import type { ClaimFacts } from './domain/policy';
import type { ClockName, ClockOccasion } from './domain/promises';
import { applyOccasions, nextGeneration } from './occasions';
import { shippedBook } from './shipped-book';
import {
  ladderOfClock,
  nearest,
  openingClocks,
  project,
  timeOfClock,
  type TrackedClock,
} from './tracked-clock';
import { stepsReached } from './domain/policy';

const hour = 3_600_000;
const monday = Date.UTC(2026, 5, 22, 2);
const at = (hours: number): Date => new Date(monday + hours * hour);
const book = shippedBook();
const facts: ClaimFacts = { organisationId: 'shop', type: 'damage', priority: 'normal' };
const urgent: ClaimFacts = { ...facts, priority: 'urgent' };

/** A claim's clocks and what happens to them. */
class Story {
  clocks = openingClocks(book, facts, at(0));
  generations = new Map(this.clocks.map(({ name, generation }) => [name as string, generation]));
  decidedAt: Date | null = null;

  happens(hours: number, ...occasions: ClockOccasion[]): this {
    const { generations, decidedAt } = this;
    const setting = { book, facts, generations, at: at(hours), decidedAt };
    this.clocks = applyOccasions(this.clocks, occasions, setting);
    return this;
  }

  waits(hours: number, turn: typeof pauseClock = pauseClock): this {
    this.clocks = this.clocks.map((tracked) => ({
      ...tracked,
      clock: turn(tracked.clock, at(hours), timeOfClock(book, tracked)),
    }));
    return this;
  }

  becomes(hours: number, now: ClaimFacts): this {
    this.clocks = this.clocks.flatMap((tracked) =>
      project(book, now, tracked, () => nextGeneration(this.generations, tracked.name), at(hours)),
    );
    return this;
  }

  last(name: ClockName): TrackedClock {
    const found = this.clocks.filter((tracked) => tracked.name === name).at(-1);
    if (!found) throw new Error(`no clock ${name}`);
    return found;
  }

  fired(name: ClockName, hours: number): string[] {
    const tracked = this.last(name);
    const time = timeOfClock(book, tracked);
    return stepsReached(ladderOfClock(book, tracked), tracked.clock, at(hours), time).map(
      (step) => step.name,
    );
  }
}

const resumes = (story: Story, hours: number): Story => story.waits(hours, resumeClock);
const state = (story: Story, name: ClockName): string => story.last(name).clock.state;

describe('the edge cases of promises', () => {
  const cases: [name: string, told: () => unknown, expected: unknown][] = [
    ['paused past the old due time is no breach', () => state(resumes(new Story().waits(20), 100), 'first_response'), 'running'],
    ['and what is left is left afterwards', () => resumes(new Story().waits(20), 100).last('first_response').clock.dueAt, at(104)],
    ['breached stays breached through a pause', () => state(resumes(new Story().waits(25), 100), 'first_response'), 'breached'],
    ['and when it is answered at last', () => state(new Story().happens(30, 'staff_replied'), 'first_response'), 'breached'],
    ['lateness freezes when it stops', () => latenessOf(new Story().happens(30, 'staff_replied'), 'first_response', 90), 6 * hour],
    ['lateness freezes while it is paused', () => latenessOf(new Story().waits(25), 'first_response', 90), hour],
    ['resolving stops the response clocks', () => openNames(new Story().happens(3, 'decided')), []],
    ['an answer in time meets the first response', () => state(new Story().happens(3, 'staff_replied'), 'first_response'), 'met'],
    ['so does a request for evidence', () => state(new Story().happens(3, 'evidence_requested'), 'first_response'), 'met'],
    ['several messages wait on one clock', () => generationsOf(new Story().happens(1, 'staff_replied').happens(2, 'claimant_wrote').happens(5, 'claimant_wrote'), 'next_response'), [1]],
    ['which counts from the first of them', () => new Story().happens(1, 'staff_replied').happens(2, 'claimant_wrote').happens(5, 'claimant_wrote').last('next_response').clock.dueAt, at(26)],
    ['before the first answer they wait on that', () => openNames(new Story().happens(2, 'claimant_wrote')).includes('next_response'), false],
    ['a reply meets it, and the next message starts another', () => generationsOf(new Story().happens(1, 'staff_replied').happens(2, 'claimant_wrote').happens(3, 'staff_replied').happens(4, 'claimant_wrote'), 'next_response'), [1, 2]],
    ['every word to the claimant starts the next update', () => generationsOf(new Story().happens(1, 'staff_replied').happens(2, 'staff_replied'), 'update'), [1, 2, 3]],
    ['a cancelled claim never escalates', () => new Story().happens(3, 'cancelled').fired('decision', 900), []],
    ['a merged one neither', () => new Story().happens(3, 'merged').fired('first_response', 900), []],
    ['an appeal is a new promise', () => state(new Story().happens(3, 'decided').happens(5, 'appealed'), 'decision'), 'running'],
    ['a payout counts from the decision', () => paidFrom(), at(3)],
    ['and is not the desk’s to keep', () => nearest(owed().clocks).nextClock, null],
    ['a payment meets it', () => state(owed().happens(9, 'settled'), 'payout'), 'met'],
    ['another remedy ends it', () => state(owed().happens(9, 'remedy_changed'), 'payout'), 'stopped'],
    ['a higher priority keeps the anchor', () => new Story().becomes(3, urgent).last('first_response').clock.anchor, at(0)],
    ['and what has run', () => new Story().becomes(3, urgent).last('first_response').clock.dueAt, at(4)],
    ['as a row that supersedes the old one', () => statesOf(new Story().becomes(3, urgent), 'first_response'), ['superseded', 'running']],
    ['a breach stays one under a longer promise', () => state(new Story().becomes(3, urgent).becomes(5, facts), 'first_response'), 'breached'],
    ['with the deadline that was missed', () => new Story().becomes(3, urgent).becomes(5, facts).last('first_response').clock.dueAt, at(4)],
    ['a pause lasts through a change of priority', () => state(new Story().waits(2).becomes(9, urgent), 'first_response'), 'paused'],
    ['the ladder is climbed in order', () => new Story().fired('first_response', 49), ['warn', 'breach', 'supervisor', 'manager']],
    ['as far as time has gone', () => new Story().fired('first_response', 28), ['warn', 'breach', 'supervisor']],
    ['and not while it is paused', () => new Story().waits(20).fired('first_response', 400), []],
    ['a promise kept as it is made has no ladder', () => new Story().fired('acknowledge', 900), []],
  ]; // prettier-ignore

  it.each(cases)('%s', (_name, told, expected) => {
    expect(told()).toEqual(expected);
  });
});

const latenessOf = (story: Story, name: ClockName, hours: number): number => {
  const tracked = story.last(name);
  return latenessAt(tracked.clock, at(hours), timeOfClock(book, tracked));
};
const openNames = (story: Story): string[] =>
  story.clocks.filter(({ clock }) => isOpen(clock)).map(({ name }) => name);
const of = (story: Story, name: ClockName): TrackedClock[] =>
  story.clocks.filter((tracked) => tracked.name === name);
const generationsOf = (story: Story, name: ClockName): number[] =>
  of(story, name).map(({ generation }) => generation);
const statesOf = (story: Story, name: ClockName): string[] => of(story, name).map(({ clock }) => clock.state);
const owed = (): Story => {
  const story = new Story().happens(3, 'decided');
  story.decidedAt = at(3);
  return story.happens(6, 'payout_owed');
};
const paidFrom = (): Date => owed().last('payout').clock.anchor;

describe('a promise that is paused and re-promised at random', () => {
  type Move = { wait: number; does: 'pause' | 'resume' | 'urgent' | 'normal' };
  const moves = fc.array(
    fc.record({
      wait: fc.integer({ min: 0, max: 20 }),
      does: fc.constantFrom('pause' as const, 'resume' as const, 'urgent' as const, 'normal' as const),
    }),
    { maxLength: 12 },
  );

  /** The slow truth: walk hour by hour and count those in which the clock ran. */
  function walk(plan: readonly Move[]): { ran: number; breached: boolean; now: number } {
    let [ran, now, running, budget, breached] = [0, 0, true, 24, false];
    for (const { wait, does } of plan) {
      for (let passed = 0; passed < wait; passed += 1) {
        now += 1;
        if (running) ran += 1;
        if (running && ran > budget) breached = true;
      }
      if (does === 'pause') running = false;
      if (does === 'resume') running = true;
      if (does === 'urgent') budget = 4;
      if (does === 'normal') budget = 24;
    }
    return { ran, breached, now };
  }

  it('has run for exactly the hours in which it ran, and is late exactly when it was', () => {
    fc.assert(
      fc.property(moves, (plan) => {
        const story = new Story();
        let now = 0;
        for (const { wait, does } of plan) {
          now += wait;
          if (does === 'pause') story.waits(now);
          if (does === 'resume') resumes(story, now);
          if (does === 'urgent' || does === 'normal') story.becomes(now, does === 'urgent' ? urgent : facts);
        }
        const truth = walk(plan);
        const tracked = story.last('first_response');
        const settled = pauseClock(tracked.clock, at(now), timeOfClock(book, tracked));
        expect(settled.elapsedMs).toBe(truth.ran * hour);
        expect(settled.state === 'breached').toBe(truth.breached);
      }),
    );
  });
});
