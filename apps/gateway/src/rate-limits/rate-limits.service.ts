import { createHmac } from 'node:crypto';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { Clock, CONFIG } from '@tuntas/platform';
import type { GatewayConfig } from '../config';
import type { LimitClass } from './domain/limits';
import type { Verdict } from './domain/token-bucket';
import { MemoryBuckets } from './memory-buckets';
import { RedisBuckets } from './redis-buckets';

const pauseMs = 1_000;
const sayEveryMs = 60_000;

@Injectable()
export class RateLimits implements OnModuleDestroy {
  private readonly logger = new Logger(RateLimits.name);
  private readonly redis: RedisBuckets;
  private readonly memory = new MemoryBuckets();
  private slowUntil = 0;
  private saidAt = 0;

  constructor(
    @Inject(CONFIG)
    private readonly config: Pick<
      GatewayConfig,
      'REDIS_URL' | 'REDIS_PREFIX' | 'RATE_LIMITS' | 'AUTH_SECRET'
    >,
    private readonly clock: Clock,
  ) {
    this.redis = new RedisBuckets(config.REDIS_URL, config.REDIS_PREFIX, () => this.noteAway());
  }

  onModuleDestroy(): void {
    this.redis.close();
  }

  /** Takes one call of `subject` (an id, an address) from its bucket of this class. */
  async take(limitClass: LimitClass, subject: string): Promise<Verdict> {
    const limit = this.config.RATE_LIMITS[limitClass];
    const key = this.keyOf(limitClass, subject);
    const now = this.clock.now().getTime();
    if (this.redis.ready && now >= this.slowUntil) {
      try {
        return await this.redis.take(key, limit);
      } catch {
        this.noteSlow();
      }
    }
    return this.memory.take(key, limit, now);
  }

  /** @throws DomainError `too_many` with the seconds after which the next call fits */
  async require(limitClass: LimitClass, subject: string): Promise<void> {
    const verdict = await this.take(limitClass, subject);
    if (verdict.allowed) return;
    const retryAfter = Math.max(1, Math.ceil(verdict.retryAfterMs / 1000));
    throw new DomainError('too_many', 'rate.limited', `Too many requests: come back in ${retryAfter} s.`, {
      retryAfter,
      limit: limitClass,
    });
  }

  async giveBack(limitClass: LimitClass, subject: string): Promise<void> {
    const limit = this.config.RATE_LIMITS[limitClass];
    const key = this.keyOf(limitClass, subject);
    this.memory.giveBack(key, limit);
    // A call that is not given back is a call more on the count, which passes by itself.
    if (this.redis.ready) await this.redis.giveBack(key, limit).catch(() => this.noteSlow());
  }

  /** A keyed hash: an e-mail address or an IP address in Redis would be personal data. */
  private keyOf(limitClass: LimitClass, subject: string): string {
    const hash = createHmac('sha256', this.config.AUTH_SECRET).update(subject).digest('base64url');
    return `${limitClass}:${hash.slice(0, 22)}`;
  }

  /** A Redis that does not answer in time is asked once per second and not once per request. */
  private noteSlow(): void {
    this.slowUntil = this.clock.now().getTime() + pauseMs;
    this.noteAway();
  }

  private noteAway(): void {
    const now = this.clock.now().getTime();
    if (now - this.saidAt < sayEveryMs) return;
    this.saidAt = now;
    this.logger.warn('Redis is away: limits are kept in memory meanwhile');
  }
}
