import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  type Admin,
  type Consumer,
  Kafka,
  logLevel,
  type LogEntry,
  Partitioners,
  type Producer,
} from 'kafkajs';
import RequestQueue from 'kafkajs/src/network/requestQueue';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging.options';
import { sleep } from './pauses';

export type { Consumer, EachBatchPayload, KafkaMessage, Producer } from 'kafkajs';

/**
 * kafkajs 2.2.4 re-arms a 1 ms timer per connection for ever, because it looks for pending requests even when there
 * are none (`throttledUntil` is -1, so the delay is negative). A look is only owed while something is pending: `push`
 * schedules one when it has to queue a request.
 */
export function stopIdleTimers(queue: { prototype: RequestQueue } = RequestQueue): void {
  const schedule = queue.prototype.scheduleCheckPendingRequests;
  queue.prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
    if (this.pending.length > 0) schedule.call(this);
  };
}
stopIdleTimers();

const tooNew = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE']);

/** The one place that touches kafkajs: producers, consumers and topics as this system uses them. */
@Injectable()
export class KafkaClient {
  private readonly logger = new Logger('Kafka');
  private readonly kafka: Kafka;

  constructor(@Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions) {
    this.kafka = new Kafka({
      clientId: `tuntas-${options.service}`,
      brokers: options.brokers,
      connectionTimeout: 3_000,
      requestTimeout: 10_000,
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 4 },
      logLevel: logLevel.WARN,
      // What kafkajs calls errors (a coordinator that is loading, a group that rebalances, a broker that is away)
      // passes by itself or arrives at the callers, who say it in their own words.
      logCreator: () => (entry: LogEntry) =>
        this.logger.debug(`${entry.namespace}: ${entry.log.message}${errorOf(entry)}`),
    });
  }

  /** The topic's full name: `<prefix>.<topic>`. */
  topicName(topic: string): string {
    return `${this.options.topicPrefix}.${topic}`;
  }

  /** The topic without the deployment's prefix. */
  topicOf(name: string): string {
    return name.slice(this.options.topicPrefix.length + 1);
  }

  /**
   * A producer that keeps order: idempotent, one request in flight. Its few retries end in seconds; after a failure
   * throw it away and send again with a new one (consumers drop what arrives twice).
   */
  producer(): Producer {
    return this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      // The murmur2 hash of the Java client: other clients put the same case on the same partition.
      createPartitioner: Partitioners.DefaultPartitioner,
      retry: { initialRetryTime: 50, maxRetryTime: 500, retries: 3 },
    });
  }

  /** A consumer of the service's group: taken over within 10 s, answers at once, stops within half a second. */
  consumer(): Consumer {
    return this.kafka.consumer({
      groupId: this.options.group ?? this.topicName(this.options.service),
      sessionTimeout: 8_000,
      heartbeatInterval: 2_000,
      rebalanceTimeout: 20_000,
      minBytes: 1,
      maxWaitTimeInMs: 500,
      allowAutoTopicCreation: false,
      // Its own restart fails for good while the broker is still away, and says nothing: whoever runs it makes a new one.
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5, restartOnFailure: async () => false },
    });
  }

  /** Creates those of `topics` (without prefix) that the broker lacks. */
  async ensureTopics(topics: string[]): Promise<void> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      const existing = new Set(await admin.listTopics());
      const missing = topics.map((topic) => this.topicName(topic)).filter((name) => !existing.has(name));
      if (missing.length === 0) return;
      await admin.createTopics({
        waitForLeaders: false,
        topics: missing.map((topic) => ({
          topic,
          numPartitions: this.options.partitions ?? 6,
          replicationFactor: this.options.replicationFactor ?? 1,
        })),
      });
      await known(admin, missing);
    } finally {
      await admin.disconnect();
    }
  }
}

/** A busy broker says for some seconds that it does not know a topic which it just made. */
async function known(admin: Admin, topics: string[], until = Date.now() + 30_000): Promise<void> {
  for (;;) {
    try {
      await admin.fetchTopicMetadata({ topics });
      return;
    } catch (error) {
      if (!isTooNew(error) || Date.now() > until) throw error;
      await sleep(200);
    }
  }
}

/** As it stands, or as what kafkajs gave up at after its own tries. */
const isTooNew = (error: unknown): boolean =>
  error instanceof Error &&
  (('type' in error && tooNew.has(String(error.type))) || (error.cause !== error && isTooNew(error.cause)));

const errorOf = ({ log }: LogEntry): string => (typeof log.error === 'string' ? ` (${log.error})` : '');
