import fc from 'fast-check';
import { chunksOf, groupsOf, Slots, whileBeating } from './batch';
import { GivenUp } from './failures';
import type { RawMessage } from './raw-message';

const message = (key: string | null, offset: number): RawMessage => ({
  topic: 'claims',
  partition: 0,
  offset: String(offset),
  key: key === null ? null : Buffer.from(key),
  value: null,
  headers: {},
});

describe('groupsOf', () => {
  it('keeps every message, and each key together and in order', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom('a', 'b', 'c'))), (keys) => {
        const messages = keys.map(message);
        const groups = groupsOf(messages);
        expect(groups.flat()).toHaveLength(messages.length);
        for (const group of groups) {
          expect(new Set(group.map(({ key }) => String(key))).size).toBe(1);
          const offsets = group.map(({ offset }) => Number(offset));
          expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
        }
        const keyed = groups.filter((group) => group[0]?.key);
        expect(keyed).toHaveLength(new Set(keys.filter((key) => key !== null)).size);
      }),
    );
  });
});

describe('chunksOf', () => {
  it('cuts without losing any', () => {
    const sizes = [...chunksOf(Array(450).fill({}) as never[], 200)].map((chunk) => chunk.length);
    expect(sizes).toEqual([200, 200, 50]);
  });
});

describe('Slots', () => {
  it('runs no more than its number at a time, and all in the end', async () => {
    const slots = new Slots(3);
    let [now, most, done] = [0, 0, 0];
    const work = async () => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      done += 1;
      if (done === 5) throw new Error('one fails');
    };
    await Promise.allSettled(Array.from({ length: 20 }, () => slots.run(work)));
    expect({ most, done }).toEqual({ most: 3, done: 20 });
  });
});

describe('whileBeating', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const running = { isRunning: () => true, isStale: () => false };
  const until = (signal: AbortSignal) =>
    new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(new GivenUp())));

  it('heartbeats while the work goes on', async () => {
    const heartbeat = jest.fn(() => Promise.resolve());
    const work = whileBeating(
      { ...running, heartbeat },
      new AbortController(),
      () => new Promise((resolve) => setTimeout(resolve, 2_100)),
    );
    await jest.advanceTimersByTimeAsync(3_000);
    await work;
    expect(heartbeat).toHaveBeenCalledTimes(4);
  });

  it('gives up the work and says why when the group rebalances', async () => {
    const heartbeat = () => Promise.reject(new Error('REBALANCE_IN_PROGRESS'));
    const stop = new AbortController();
    const work = whileBeating({ ...running, heartbeat }, stop, () => until(stop.signal));
    const refused = expect(work).rejects.toThrow('REBALANCE_IN_PROGRESS');
    await jest.advanceTimersByTimeAsync(1_000);
    await refused;
  });

  it('gives up the work when the consumer stops', async () => {
    const stop = new AbortController();
    const heartbeat = () => Promise.resolve();
    const stopped = { heartbeat, isStale: () => false, isRunning: () => false };
    const refused = expect(whileBeating(stopped, stop, () => until(stop.signal))).rejects.toThrow(GivenUp);
    await jest.advanceTimersByTimeAsync(1_000);
    await refused;
  });
});
