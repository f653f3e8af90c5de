import type { ChildSpec } from '../processes/guard-messages';
import type { Guard } from '../processes/guarded';

/** The engines the services stand on. */
export type PartName = 'postgres' | 'redis' | 'kafka';

/** The environment variable that names an engine that is already there. */
export const partVariable = {
  postgres: 'DATABASE_URL',
  redis: 'REDIS_URL',
  kafka: 'KAFKA_BROKERS',
} as const satisfies Record<PartName, string>;

/** Where the engines are, in the variables that the services read. */
export type PartUrls = Record<(typeof partVariable)[PartName], string>;

export const partTitle = {
  postgres: 'PostgreSQL',
  redis: 'Redis',
  kafka: 'Kafka',
} as const satisfies Record<PartName, string>;

/** One engine, prepared to run as a child process. */
export interface Part {
  name: PartName;
  /** What its environment variable is set to for those who use it. */
  url: string;
  spec: ChildSpec;
  /** Whether it serves, not only listens. */
  isReady: () => Promise<boolean>;
}

/** Where and how a part runs. */
export interface PartSettings {
  stateDir: string;
  /** Runs what has to be done once before the first start. */
  guard: Guard;
  ports: { postgres: number; redis: number; kafka: number; kafkaController: number };
  /** Without it PostgreSQL does not wait for the disk: faster, for tests, safe against killed processes only. */
  durable: boolean;
  maxConnections: number;
  /** Told Kafka's port, answers the one that its clients are told, where something stands in between. */
  kafkaThrough?: (port: number) => number;
}
