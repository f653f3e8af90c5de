import { Counter, Gauge } from 'prom-client';

const outbox = ['service'] as const;

/** Prometheus metrics of outbox and inbox, in prom-client's default registry. */
export const metrics = {
  outboxDepth: new Gauge({
    name: 'tuntas_outbox_depth',
    help: 'Outbox rows not published yet',
    labelNames: outbox,
  }),
  outboxAge: new Gauge({
    name: 'tuntas_outbox_oldest_age_seconds',
    help: 'Age of the oldest outbox row that is not published',
    labelNames: outbox,
  }),
  published: new Counter({
    name: 'tuntas_outbox_published_total',
    help: 'Outbox rows acknowledged by the broker',
    labelNames: outbox,
  }),
  publishFailures: new Counter({
    name: 'tuntas_outbox_publish_failures_total',
    help: 'Batches the broker did not acknowledge; their rows are sent again',
    labelNames: outbox,
  }),
  buckets: new Gauge({ name: 'tuntas_outbox_buckets', help: 'Relay buckets owned here', labelNames: outbox }),
  lag: new Gauge({
    name: 'tuntas_inbox_lag',
    help: 'Messages between the last one handled and the end of the partition',
    labelNames: ['service', 'topic', 'partition'],
  }),
  handled: new Counter({
    name: 'tuntas_inbox_messages_total',
    help: 'Messages by what became of them',
    labelNames: ['service', 'type', 'outcome'],
  }),
  retries: new Counter({
    name: 'tuntas_inbox_retries_total',
    help: 'Tries after the first, by whose fault it was',
    labelNames: ['service', 'fault'],
  }),
  deadLetters: new Gauge({
    name: 'tuntas_dead_letters',
    help: 'Dead letters neither replayed nor discarded',
    labelNames: outbox,
  }),
  parked: new Gauge({
    name: 'tuntas_parked_events',
    help: 'Events that wait for their predecessor',
    labelNames: outbox,
  }),
};
