import { Inject, Injectable, Logger } from '@nestjs/common';
import { Queue, Worker } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { Ring } from './armed';
import { answered, sleep } from './pauses';
import type { Firing } from './timer-firing';
import { TIMERS_OPTIONS, type TimersOptions } from './timers.options';

const PER_COMMAND = 500;

/**
 * The near horizon in Redis: BullMQ jobs that ring at the due time. A ring is only a hint, its job id names timer and
 * generation; losing all of them costs punctuality, never a timer.
 */
@Injectable()
export class TimerRings {
  private readonly logger = new Logger('Timers');
  private readonly connections: Redis[] = [];
  private redis: Redis | null = null;
  private made: Queue | null = null;
  private worker: Worker | null = null;
  private waiting: Ring[] = [];
  private adding = false;
  private away = false;
  /** Set when rings could not be added; the top-up then adds the whole horizon again. */
  incomplete = false;

  constructor(@Inject(TIMERS_OPTIONS) private readonly options: TimersOptions) {}

  /** The ring queue; connects to Redis when first asked for. */
  get queue(): Queue {
    // A command must fail at once while Redis is away: somebody's request may wait behind it.
    this.redis ??= this.connect({
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
    });
    this.made ??= this.quietly(
      new Queue(this.name, {
        connection: this.redis,
        prefix: this.options.redisPrefix,
        streams: { events: { maxLen: 100 } },
      }),
    );
    return this.made;
  }

  /** Whether Redis answers now. */
  get ready(): boolean {
    return this.queue !== null && this.redis?.status === 'ready';
  }

  /** Begins to ring: `onRing` gets each firing when it is due by the clock of Redis's clients. */
  listen(onRing: (firing: Firing) => Promise<void>, onConnected: () => void): void {
    this.queue.on('error', () => undefined);
    this.redis?.on('ready', onConnected);
    const connection = this.connect({ maxRetriesPerRequest: null });
    this.worker = this.quietly(
      new Worker<Firing>(this.name, (job) => onRing(job.data), {
        connection,
        prefix: this.options.redisPrefix,
        concurrency: (this.options.concurrency ?? 8) * 2,
        removeOnComplete: { count: 0 },
        removeOnFail: { count: 0 },
      }),
    );
  }

  /** Adds rings soon, together with others added meanwhile. Never waits and never fails. */
  add(rings: Ring[]): void {
    this.waiting.push(...rings);
    if (this.adding) return;
    this.adding = true;
    setImmediate(() => void this.addWaiting());
  }

  /** Adds rings now; rejects when Redis does not take them. */
  async addNow(rings: Ring[]): Promise<void> {
    for (let start = 0; start < rings.length; start += PER_COMMAND) {
      await answered(
        this.queue.addBulk(
          rings.slice(start, start + PER_COMMAND).map(({ id, generation, name, dueAt, now }) => ({
            name,
            data: { id, generation } satisfies Firing,
            opts: {
              jobId: `${id}_${generation}`,
              // The database's clock, so that this process's own may be wrong.
              timestamp: Math.floor(now),
              delay: Math.max(0, Math.ceil(dueAt) - Math.floor(now)),
              removeOnComplete: true,
              removeOnFail: true,
            },
          })),
        ),
      );
    }
  }

  /** Whether Redis still knows that it was filled; a flushed or new one does not. */
  async isMarked(): Promise<boolean> {
    return (await answered(this.redis?.exists(this.marker))) === 1;
  }

  async mark(): Promise<void> {
    await answered(this.redis?.set(this.marker, '1'));
  }

  /** Stops ringing after the firings under way, then disconnects. */
  async close(): Promise<void> {
    const limit = new AbortController();
    await Promise.race([this.worker?.close(), sleep(3_000, limit.signal)]);
    limit.abort();
    await this.made?.close().catch(() => undefined);
    for (const connection of this.connections) connection.disconnect();
  }

  private get name(): string {
    return `timers-${this.options.service}`;
  }

  private get marker(): string {
    return `${this.options.redisPrefix}:${this.name}:filled`;
  }

  private async addWaiting(): Promise<void> {
    while (this.waiting.length > 0) {
      const rings = this.waiting;
      this.waiting = [];
      try {
        if (!this.ready) throw new Error('Redis is away');
        await this.addNow(rings);
      } catch {
        this.incomplete = true;
      }
    }
    this.adding = false;
  }

  private connect(more: RedisOptions): Redis {
    const redis = new Redis(this.options.redisUrl, {
      connectTimeout: 2_000,
      retryStrategy: (times) => Math.min(times * 100, 1_000),
      ...more,
    });
    redis.on('error', (error: Error) => this.said(error));
    redis.on('ready', () => {
      if (this.away) this.logger.log('Redis is back');
      this.away = false;
    });
    this.connections.push(redis);
    return redis;
  }

  private quietly<T extends { on(event: 'error', listener: (error: Error) => void): unknown }>(
    emitter: T,
  ): T {
    emitter.on('error', (error) => this.said(error));
    return emitter;
  }

  private said(error: Error): void {
    if (!this.away) this.logger.warn(`Redis is away, timers fire by the sweep: ${error.message}`);
    this.away = true;
  }
}
