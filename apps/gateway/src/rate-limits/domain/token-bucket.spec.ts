import fc from 'fast-check';
import { fullBucket, giveBack, take } from './token-bucket';

const limit = { capacity: 3, perSecond: 2 };

describe('a token bucket', () => {
  it('lets a burst of its capacity through and then says when to come back', () => {
    let bucket = fullBucket(limit, 0);
    const verdicts = [0, 0, 0, 0].map((now) => {
      const taken = take(bucket, limit, now);
      bucket = taken.bucket;
      return taken.verdict;
    });
    expect(verdicts.map(({ allowed }) => allowed)).toEqual([true, true, true, false]);
    expect(verdicts[3]?.retryAfterMs).toBe(500);
    expect(take(bucket, limit, 500).verdict.allowed).toBe(true);
  });

  it('never grants more than the capacity and the time allow', () => {
    const gaps = fc.array(fc.nat(2_000), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(gaps, (waits) => {
        let bucket = fullBucket(limit, 0);
        let now = 0;
        let granted = 0;
        for (const wait of waits) {
          now += wait;
          const taken = take(bucket, limit, now);
          bucket = taken.bucket;
          if (taken.verdict.allowed) granted += 1;
        }
        expect(granted).toBeLessThanOrEqual(limit.capacity + (now * limit.perSecond) / 1000);
      }),
    );
  });

  it('gives nothing for a clock that goes back', () => {
    const { bucket } = take(fullBucket(limit, 1_000), limit, 1_000);
    expect(take(bucket, limit, 0).bucket.tokens).toBe(1);
  });

  it('is never fuller than full after a call is given back', () => {
    expect(giveBack(fullBucket(limit, 0), limit).tokens).toBe(3);
  });
});
