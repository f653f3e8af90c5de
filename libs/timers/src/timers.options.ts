/** What a service says about its timers; durations in milliseconds. */
export interface TimersOptions {
  /** Names the ring queue `timers-<service>` and the metrics. */
  readonly service: string;
  readonly redisUrl: string;
  /** Prefix of all keys in Redis. */
  readonly redisPrefix: string;
  /** Timers fired at the same time by one process; 8. Each needs a pooled database connection. */
  readonly concurrency?: number;
  /** Pause between two looks for overdue timers; 2,000. It bounds the lateness while Redis is away. */
  readonly sweepEvery?: number;
  /** How far ahead rings are kept in Redis; 600,000. */
  readonly horizon?: number;
  /** How long fired and cancelled rows are kept; 30 days. */
  readonly retention?: number;
  /** `false`: timers are armed, but nothing rings here (tests, command line). */
  readonly run?: boolean;
}

export const TIMERS_OPTIONS = Symbol('TIMERS_OPTIONS');
