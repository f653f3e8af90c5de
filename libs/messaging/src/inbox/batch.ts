import type { EachBatchPayload, KafkaMessage } from '../kafka';
import type { RawMessage } from './raw-message';

/** Bounds how many cases are handled at the same time in this process, over all its partitions. */
export class Slots {
  private readonly queue: (() => void)[] = [];

  constructor(private free: number) {}

  /** Runs `work` when a slot is free. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.queue.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}

/** The messages of `batch` in parts of `size`. */
export function* chunksOf(messages: KafkaMessage[], size: number): Generator<KafkaMessage[]> {
  for (let start = 0; start < messages.length; start += size) yield messages.slice(start, start + size);
}

/** Messages by key, each group in order; a message without a key is alone. */
export function groupsOf(messages: RawMessage[]): RawMessage[][] {
  const groups = new Map<string, RawMessage[]>();
  for (const message of messages) {
    const key = message.key ? message.key.toString('latin1') : `\0${message.offset}`;
    const group = groups.get(key);
    if (group) group.push(message);
    else groups.set(key, [message]);
  }
  return [...groups.values()];
}

export function rawMessageOf(topic: string, partition: number, message: KafkaMessage): RawMessage {
  const headers: Record<string, Buffer> = {};
  for (const [name, value] of Object.entries(message.headers ?? {})) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) headers[name] = Buffer.from(first);
  }
  return { topic, partition, offset: message.offset, key: message.key, value: message.value, headers };
}

/**
 * Heartbeats while `work` goes on, however long, and aborts `stop` when the partition is lost or the consumer stops.
 * Rejects with what the heartbeat said, so that kafkajs joins the group again.
 */
export async function whileBeating(
  { heartbeat, isRunning, isStale }: Pick<EachBatchPayload, 'heartbeat' | 'isRunning' | 'isStale'>,
  stop: AbortController,
  work: () => Promise<void>,
): Promise<void> {
  let lost: unknown;
  const beat = setInterval(() => {
    if (!isRunning() || isStale()) stop.abort();
    heartbeat().catch((error: unknown) => {
      lost ??= error;
      stop.abort();
    });
  }, 500);
  try {
    await work();
  } catch (error) {
    throw lost ?? error;
  } finally {
    clearInterval(beat);
  }
  if (lost) throw lost;
}
