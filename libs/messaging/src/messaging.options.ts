import type { Service } from '@tuntas/contracts';

/** What a service says about its place in the messaging; durations in milliseconds. */
export interface MessagingOptions {
  /** Schema and source name; also the consumer group's name behind the prefix. */
  readonly service: Service;
  /** Kafka bootstrap addresses, `host:port`. */
  readonly brokers: string[];
  /** Topics are `<topicPrefix>.<service>`. */
  readonly topicPrefix: string;
  /** Consumer group; default `<topicPrefix>.<service>`. Replicas that share it share the work. */
  readonly group?: string;
  /** Partitions and copies of a topic that has to be created; 6 and 1. */
  readonly partitions?: number;
  readonly replicationFactor?: number;
  /** Cases handled at the same time by one process; 8. Each needs a pooled database connection. */
  readonly concurrency?: number;
  /** How long published outbox rows and handled inbox rows are kept; 3 days and 14 days. */
  readonly outboxRetention?: number;
  readonly inboxRetention?: number;
  /** `false`: rows are written, but no relay and no consumer run (tests, command line). */
  readonly run?: boolean;
}

export const MESSAGING_OPTIONS = Symbol('MESSAGING_OPTIONS');
