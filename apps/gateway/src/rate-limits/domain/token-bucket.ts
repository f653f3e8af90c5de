/** A bucket holds `capacity` calls at most and fills at `perSecond`. */
export interface Limit {
  readonly capacity: number;
  readonly perSecond: number;
}

export interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

export interface Verdict {
  readonly allowed: boolean;
  readonly remaining: number;
  readonly retryAfterMs: number;
}

export const fullBucket = (limit: Limit, now: number): Bucket => ({ tokens: limit.capacity, at: now });

/** What the bucket holds at `now` (milliseconds); a clock that went back adds nothing. */
export const refill = (bucket: Bucket, limit: Limit, now: number): Bucket => ({
  tokens: Math.min(limit.capacity, bucket.tokens + (Math.max(0, now - bucket.at) * limit.perSecond) / 1000),
  at: Math.max(now, bucket.at),
});

/** Takes one call from the bucket, or says when the next one fits. A refused call costs nothing. */
export function take(bucket: Bucket, limit: Limit, now: number): { bucket: Bucket; verdict: Verdict } {
  const filled = refill(bucket, limit, now);
  if (filled.tokens < 1) {
    const retryAfterMs = Math.ceil(((1 - filled.tokens) * 1000) / limit.perSecond);
    return { bucket: filled, verdict: { allowed: false, remaining: 0, retryAfterMs } };
  }
  const left = filled.tokens - 1;
  return {
    bucket: { tokens: left, at: filled.at },
    verdict: { allowed: true, remaining: Math.floor(left), retryAfterMs: 0 },
  };
}

/** Gives a call back: a correct password is not an attempt at guessing one. */
export const giveBack = (bucket: Bucket, limit: Limit): Bucket => ({
  tokens: Math.min(limit.capacity, bucket.tokens + 1),
  at: bucket.at,
});
