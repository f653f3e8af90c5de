import type * as BullMQ from 'bullmq';
import { Redis } from 'ioredis';

/** The BullMQ queues that exist under `prefix`, whichever service made them. */
export class Queues {
  private readonly redis: Redis;
  private readonly known = new Map<string, BullMQ.Queue>();

  constructor(
    private readonly url: string,
    private readonly prefix: string,
    onError: (error: Error) => void,
  ) {
    this.redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, lazyConnect: true });
    this.redis.on('error', onError);
  }

  /** Looks for queues and returns all that are known by now. */
  async find(): Promise<BullMQ.Queue[]> {
    const bullmq = await import('bullmq');
    if (this.redis.status === 'wait') await this.redis.connect();
    const escaped = this.prefix.replaceAll(/[*?[\]\\]/g, '\\$&');
    for await (const keys of this.redis.scanStream({ match: `${escaped}:*:meta`, count: 1_000 })) {
      for (const key of keys as string[])
        this.open(bullmq, key.slice(this.prefix.length + 1, -':meta'.length));
    }
    return [...this.known.values()];
  }

  async close(): Promise<void> {
    await Promise.all([...this.known.values()].map((queue) => queue.close()));
    this.redis.disconnect();
  }

  private open({ Queue }: typeof BullMQ, name: string): void {
    if (this.known.has(name)) return;
    const queue = new Queue(name, {
      prefix: this.prefix,
      connection: { url: this.url, enableOfflineQueue: false },
    });
    // Said once, by the connection above.
    queue.on('error', () => undefined);
    this.known.set(name, queue);
  }
}
