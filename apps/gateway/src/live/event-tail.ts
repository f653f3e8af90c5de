import { setTimeout as sleep } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { ContractError, decode, topics } from '@tuntas/contracts';
import { KafkaClient } from '@tuntas/messaging';
import { CONFIG } from '@tuntas/platform';
import { uniqueGroup } from './unique-group';
import type { GatewayConfig } from '../config';
import { LiveStreams } from './live-streams.service';

type Consumer = ReturnType<KafkaClient['consumer']>;

const firstPauseMs = 500;
const longestPauseMs = 10_000;
const joinMs = 4_000;

/**
 * Follows every topic from now on and shows what comes to the live streams. It has no effects, so it needs no inbox:
 * each process reads alone under a group name of its own and commits nothing. After a gap every listener reads anew.
 */
@Injectable()
export class EventTail implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(EventTail.name);
  private readonly kafka: KafkaClient;
  private consumer: Consumer | null = null;
  private timer: NodeJS.Timeout | undefined;
  private pauseMs = firstPauseMs;
  private starting: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    @Inject(CONFIG)
    { KAFKA_BROKERS, KAFKA_TOPIC_PREFIX }: Pick<GatewayConfig, 'KAFKA_BROKERS' | 'KAFKA_TOPIC_PREFIX'>,
    private readonly streams: LiveStreams,
  ) {
    this.kafka = new KafkaClient({
      service: 'gateway',
      brokers: KAFKA_BROKERS,
      topicPrefix: KAFKA_TOPIC_PREFIX,
      group: uniqueGroup(KAFKA_TOPIC_PREFIX),
    });
  }

  onApplicationBootstrap(): void {
    this.starting = this.follow();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    // kafkajs leaves a consumer running that is disconnected while it joins; one that hangs is not waited for.
    await Promise.race([this.starting, sleep(joinMs, undefined, { ref: false })]);
    await this.consumer?.disconnect().catch(() => undefined);
  }

  private async follow(): Promise<void> {
    const consumer = this.kafka.consumer();
    this.consumer = consumer;
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart) this.again(consumer);
    });
    // It reads from where the topics end when it joins: what was said before the first read after that was not heard.
    let joined = false;
    consumer.on(consumer.events.GROUP_JOIN, () => void (joined = true));
    consumer.on(consumer.events.FETCH, () => {
      if (joined) this.streams.resetAll();
      joined = false;
    });
    try {
      const names = Object.values(topics);
      await this.kafka.ensureTopics(names);
      await consumer.connect();
      await consumer.subscribe({
        topics: names.map((name) => this.kafka.topicName(name)),
        fromBeginning: false,
      });
      await consumer.run({ autoCommit: false, eachMessage: async ({ message }) => this.show(message) });
      this.pauseMs = firstPauseMs;
    } catch (error) {
      if (this.pauseMs === firstPauseMs)
        this.logger.warn(`The live stream is silent, the broker is away: ${String(error)}`);
      this.again(consumer);
    }
  }

  private again(consumer: Consumer): void {
    if (this.stopped || this.consumer !== consumer) return;
    this.consumer = null;
    void consumer.disconnect().catch(() => undefined);
    this.timer = setTimeout(() => {
      this.starting = this.follow();
    }, this.pauseMs);
    this.pauseMs = Math.min(this.pauseMs * 2, longestPauseMs);
  }

  private show(message: Parameters<typeof decode>[0]): void {
    try {
      this.streams.publish(decode(message));
    } catch (error) {
      // What is no event of ours is the inboxes' business, which keep it as a dead letter.
      if (!(error instanceof ContractError)) throw error;
    }
  }
}
