import { Redis, type Result } from 'ioredis';
import type { Limit, Verdict } from './domain/token-bucket';

// The same rules as domain/token-bucket.ts, run where all gateways meet, on Redis's own clock.
const TAKE = `
local capacity, per_second = tonumber(ARGV[1]), tonumber(ARGV[2])
local clock = redis.call('TIME')
local now = clock[1] * 1000 + clock[2] / 1000
local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens, at = tonumber(bucket[1] or capacity), tonumber(bucket[2] or now)
tokens = math.min(capacity, tokens + math.max(0, now - at) * per_second / 1000)
local taken = 0
if tokens >= 1 then taken = 1; tokens = tokens - 1 end
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', tostring(math.max(now, at)))
redis.call('PEXPIRE', KEYS[1], math.ceil(capacity / per_second * 1000) + 1000)
return {taken, math.floor(tokens), math.ceil(math.max(0, 1 - tokens) * 1000 / per_second)}`;

const GIVE_BACK = `
local tokens = tonumber(redis.call('HGET', KEYS[1], 'tokens') or ARGV[1])
if redis.call('EXISTS', KEYS[1]) == 1 then
  redis.call('HSET', KEYS[1], 'tokens', tostring(math.min(tonumber(ARGV[1]), tokens + 1)))
end
return 1`;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    takeToken(key: string, capacity: number, perSecond: number): Result<[number, number, number], Context>;
    giveTokenBack(key: string, capacity: number): Result<number, Context>;
  }
}

/** Buckets that all gateways share. Every call fails at once while Redis is away. */
export class RedisBuckets {
  private readonly redis: Redis;

  constructor(url: string, prefix: string, onError: () => void) {
    this.redis = new Redis(url, {
      keyPrefix: `${prefix}:rate:`,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: 250,
      connectTimeout: 2_000,
      retryStrategy: (attempt) => Math.min(attempt * 200, 2_000),
    });
    this.redis.defineCommand('takeToken', { numberOfKeys: 1, lua: TAKE });
    this.redis.defineCommand('giveTokenBack', { numberOfKeys: 1, lua: GIVE_BACK });
    this.redis.on('error', onError);
  }

  /** Whether a call can be answered now. */
  get ready(): boolean {
    return this.redis.status === 'ready';
  }

  async take(key: string, { capacity, perSecond }: Limit): Promise<Verdict> {
    const [taken, remaining, wait] = await this.redis.takeToken(key, capacity, perSecond);
    return { allowed: taken === 1, remaining, retryAfterMs: taken === 1 ? 0 : wait };
  }

  async giveBack(key: string, { capacity }: Limit): Promise<void> {
    await this.redis.giveTokenBack(key, capacity);
  }

  close(): void {
    this.redis.disconnect();
  }
}
