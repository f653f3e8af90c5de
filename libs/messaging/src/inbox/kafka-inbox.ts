import { Inject, Injectable, Logger } from '@nestjs/common';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { type Consumer, type EachBatchPayload, KafkaClient } from '../kafka';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options';
import { metrics } from '../metrics';
import { backoff, sleep } from '../pauses';
import { chunksOf, groupsOf, rawMessageOf, Slots, whileBeating } from './batch';
import { Delivery } from './delivery';
import { GivenUp, passesByItself } from './failures';
import { EventHandlers } from './handlers';
import { InboxStatus } from './inbox-status';
import type { RawMessage } from './raw-message';

/** Messages handled between two looks at whether this process may go on. */
const CHUNK = 200;
const COMMIT_AFTER = 1_000;
const SILENCE_BEFORE_REBUILD = 60_000;

/**
 * The Nest transport that feeds `@EventPattern` handlers from Kafka. Nest's own Kafka server lets a throwing handler
 * restart the consumer for ever; here a message always comes to an end (see {@link Delivery}) and the next one goes on.
 */
@Injectable()
export class KafkaInbox extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('tuntas.kafka');
  override readonly propagatesEventHandlerErrors = true;
  protected override readonly logger = new Logger('Inbox');
  private readonly stop = new AbortController();
  private readonly slots: Slots;
  private consumer: Consumer | null = null;
  private reading: Promise<void> | null = null;
  private committing: NodeJS.Timeout | undefined;
  private handled: EachBatchPayload | null = null;

  constructor(
    private readonly kafka: KafkaClient,
    private readonly delivery: Delivery,
    private readonly handlers: EventHandlers,
    private readonly inboxStatus: InboxStatus,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {
    super();
    this.slots = new Slots(options.concurrency ?? 8);
  }

  /** Called by Nest for every `@EventPattern`; an unknown event type or a `@MessagePattern` stops the start. */
  override addHandler(pattern: unknown, callback: MessageHandler, isEventHandler = false): void {
    if (!isEventHandler) throw new Error('use @EventPattern: services tell each other events, not requests');
    // Not Nest's own chain of handlers: that runs them at once, and one transaction takes one statement at a time.
    this.handlers.add(pattern, async (event, context) => {
      const result: unknown = await callback(event, context);
      if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    });
  }

  /** Starts reading in the background: a service starts, and answers HTTP, while the broker is away. */
  listen(callback: () => void): void {
    this.inboxStatus.connected = true;
    if (!this.reading && this.options.run !== false && this.handlers.topics.length > 0) {
      this.reading = this.read();
    }
    callback();
  }

  /** Lets the messages under way finish and leaves the group; four seconds at most, a broker may not answer. */
  async close(): Promise<void> {
    this.inboxStatus.stopped();
    this.stop.abort();
    const limit = new AbortController();
    await Promise.race([this.reading, sleep(4_000, limit.signal)]);
    limit.abort();
  }

  on(): never {
    throw new Error('the inbox has no events of its own; see InboxStatus');
  }

  unwrap<T>(): T {
    return this.consumer as T;
  }

  private async read(): Promise<void> {
    for (let failed = 0; !this.stop.signal.aborted; failed += 1) {
      this.inboxStatus.starting('connecting to the broker');
      const consumer = this.kafka.consumer();
      try {
        const lost = this.watch(consumer);
        await this.start(consumer);
        failed = 0;
        await this.untilLost(AbortSignal.any([lost, this.stop.signal]));
      } catch (error) {
        if (failed === 0) this.logger.warn(`Not reading, the broker is away: ${String(error)}`);
      }
      this.consumer = null;
      await this.commit();
      await consumer.disconnect().catch(() => undefined);
      await sleep(backoff(failed, 200, 5_000), this.stop.signal);
    }
  }

  private async start(consumer: Consumer): Promise<void> {
    await this.kafka.ensureTopics(this.handlers.topics);
    await consumer.connect();
    const topics = this.handlers.topics.map((topic) => this.kafka.topicName(topic));
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run({
      // kafkajs would commit after every batch and keep the partition waiting for it.
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 4,
      eachBatch: (payload) => this.batch(payload),
    });
    this.consumer = consumer;
    this.inboxStatus.seen();
  }

  /** The signal is given when the consumer crashed in a way that passes: then a new one is made. */
  private watch(consumer: Consumer): AbortSignal {
    const lost = new AbortController();
    const { GROUP_JOIN, HEARTBEAT, FETCH, CRASH } = consumer.events;
    consumer.on(GROUP_JOIN, () => this.inboxStatus.running());
    consumer.on(HEARTBEAT, () => this.inboxStatus.running());
    consumer.on(FETCH, () => this.inboxStatus.seen());
    consumer.on(CRASH, ({ payload }) => {
      if (this.stop.signal.aborted) return;
      if (!passesByItself(payload.error)) return this.inboxStatus.fail(payload.error);
      this.inboxStatus.starting(payload.error.message);
      lost.abort();
    });
    return lost.signal;
  }

  private async untilLost(lost: AbortSignal): Promise<void> {
    while (!lost.aborted) {
      await sleep(5_000, lost);
      if (this.inboxStatus.silence > SILENCE_BEFORE_REBUILD) {
        this.logger.warn('The consumer has been silent for a minute: starting a new one');
        return;
      }
    }
  }

  private async batch(payload: EachBatchPayload): Promise<void> {
    const { batch, resolveOffset, heartbeat, isRunning, isStale } = payload;
    const topic = this.kafka.topicOf(batch.topic);
    const labels = { service: this.options.service, topic, partition: batch.partition };
    for (const chunk of chunksOf(batch.messages, CHUNK)) {
      if (!isRunning() || isStale()) return;
      const stop = new AbortController();
      const raw = chunk.map((message) => rawMessageOf(topic, batch.partition, message));
      const signal = AbortSignal.any([stop.signal, this.stop.signal]);
      try {
        await whileBeating(payload, stop, async () => {
          await all(groupsOf(raw).map((group) => this.slots.run(() => this.inOrder(group, signal))));
        });
      } catch (error) {
        if (error instanceof GivenUp) return;
        throw error;
      }
      const last = chunk.at(-1)?.offset;
      if (last === undefined) return;
      resolveOffset(last);
      this.commitSoon(payload);
      await heartbeat();
      metrics.lag.set(labels, Math.max(0, Number(batch.highWatermark) - Number(last) - 1));
    }
  }

  /** Once a second: a crash before it only brings back messages that the inbox knows. */
  private commitSoon(payload: EachBatchPayload): void {
    this.handled = payload;
    this.committing ??= setTimeout(() => void this.commit(), COMMIT_AFTER);
  }

  private async commit(): Promise<void> {
    clearTimeout(this.committing);
    this.committing = undefined;
    const { handled } = this;
    this.handled = null;
    try {
      await handled?.commitOffsetsIfNecessary(handled.uncommittedOffsets());
    } catch (error) {
      // The next one commits these as well, or another process handles them again.
      this.logger.debug(`Offsets not committed: ${String(error)}`);
    }
  }

  private async inOrder(group: RawMessage[], signal: AbortSignal): Promise<void> {
    for (const message of group) await this.delivery.deliver(message, signal);
  }
}

/** Waits for every one, then rejects when any did: none may go on behind the batch's back. */
async function all(work: Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
