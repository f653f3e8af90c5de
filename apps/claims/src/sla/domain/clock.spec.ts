import { reachableFrom } from '@tuntas/kernel';
import fc from 'fast-check';
import {
  type Clock,
  clockStates,
  elapsedAt,
  meetClock,
  pauseClock,
  reachedAt,
  resumeClock,
  startClock,
  stopClock,
} from './clock';
import { alwaysOpen } from './work-time';

const hour = 3_600_000;
const at = (hours: number): Date => new Date(Date.UTC(2026, 5, 22) + hours * hour);
const start = (): Clock => startClock(24 * hour, at(0), alwaysOpen);

describe('a clock of 24 hours', () => {
  it('is met when answered in time', () => {
    expect(meetClock(start(), at(23), alwaysOpen)).toMatchObject({
      state: 'met',
      stoppedAt: at(23),
      elapsedMs: 23 * hour,
    });
  });

  it('stays breached when answered late, with its lateness frozen', () => {
    const answered = meetClock(start(), at(30), alwaysOpen);
    expect(answered).toMatchObject({ state: 'breached', stoppedAt: at(30), elapsedMs: 30 * hour });
    expect(meetClock(answered, at(40), alwaysOpen)).toEqual(answered);
  });

  it('runs on after a pause: past the old due time is no breach', () => {
    const paused = pauseClock(start(), at(20), alwaysOpen);
    expect(paused).toMatchObject({ state: 'paused', elapsedMs: 20 * hour, runningSince: null });
    const resumed = resumeClock(paused, at(100), alwaysOpen);
    expect(resumed).toMatchObject({ state: 'running', dueAt: at(104) });
    expect(meetClock(resumed, at(103), alwaysOpen).state).toBe('met');
  });

  it('stays breached through a pause', () => {
    const paused = pauseClock(start(), at(25), alwaysOpen);
    expect(paused).toMatchObject({ state: 'breached', pausedAt: at(25) });
    expect(resumeClock(paused, at(50), alwaysOpen)).toMatchObject({ state: 'breached', dueAt: at(24) });
  });

  it('is at 75 % after 18 hours, and never while paused', () => {
    expect(reachedAt(start(), 75, alwaysOpen)).toEqual(at(18));
    const resumed = resumeClock(pauseClock(start(), at(10), alwaysOpen), at(40), alwaysOpen);
    expect(reachedAt(resumed, 75, alwaysOpen)).toEqual(at(48));
    expect(reachedAt(pauseClock(start(), at(10), alwaysOpen), 75, alwaysOpen)).toBeNull();
  });

  it('stops without a verdict when the claim is cancelled', () => {
    expect(stopClock(start(), at(3), alwaysOpen).state).toBe('stopped');
    expect(stopClock(pauseClock(start(), at(3), alwaysOpen), at(90), alwaysOpen).state).toBe('stopped');
  });

  it('uses up exactly the time in which it ran, however it is paused', () => {
    const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 90 })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(gaps, (plan) => {
        let [clock, now, ran] = [startClock(100 * hour, at(0), alwaysOpen), 0, 0];
        for (const [run, rest] of plan) {
          now += run;
          ran += run;
          clock = pauseClock(clock, at(now), alwaysOpen);
          now += rest;
          clock = resumeClock(clock, at(now), alwaysOpen);
        }
        expect(elapsedAt(clock, at(now), alwaysOpen)).toBe(ran * hour);
        expect(clock.dueAt).toEqual(at(now + 100 - ran));
      }),
    );
  });
});

it('every clock state can be reached', () => {
  expect(reachableFrom(clockStates, 'running').size).toBe(Object.keys(clockStates).length);
});
