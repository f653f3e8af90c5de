import { type Bucket, fullBucket, giveBack, type Limit, take, type Verdict } from './domain/token-bucket';

const keptAtMost = 50_000;

/** Buckets of this process alone, for the time Redis is away: a limit per gateway is better than none. */
export class MemoryBuckets {
  private readonly buckets = new Map<string, Bucket>();

  take(key: string, limit: Limit, now: number): Verdict {
    const taken = take(this.buckets.get(key) ?? fullBucket(limit, now), limit, now);
    this.keep(key, taken.bucket);
    return taken.verdict;
  }

  giveBack(key: string, limit: Limit): void {
    const bucket = this.buckets.get(key);
    if (bucket) this.keep(key, giveBack(bucket, limit));
  }

  /** The longest unused bucket goes first: it is the fullest. */
  private keep(key: string, bucket: Bucket): void {
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    if (this.buckets.size <= keptAtMost) return;
    const oldest = this.buckets.keys().next().value;
    if (oldest !== undefined) this.buckets.delete(oldest);
  }
}
