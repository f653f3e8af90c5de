import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Delivery } from './inbox/delivery';
import { InboxStatus } from './inbox/inbox-status';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging.options';
import { metrics } from './metrics';
import { sleep } from './pauses';

const DAY = 86_400_000;
const MEASURE_EVERY = 5_000;
const TIDY_EVERY = 60_000;

// Event ids are uuid v7, so the primary key is the order in time that a bounded delete needs.
const PRUNE_OUTBOX = `
  DELETE FROM outbox WHERE id IN (
    SELECT id FROM outbox WHERE id < $1::uuid AND published_at IS NOT NULL ORDER BY id LIMIT 1000) RETURNING 1`;
const PRUNE_INBOX = `
  DELETE FROM inbox WHERE (consumer, event_id) IN (
    SELECT consumer, event_id FROM inbox WHERE consumer = $2 AND event_id < $1::uuid ORDER BY event_id LIMIT 1000)
  RETURNING 1`;

const MEASURE = `
  SELECT count(*)::integer AS depth,
    coalesce(extract(epoch FROM now() - min(time)), 0)::float8 AS age,
    (SELECT count(*)::integer FROM dead_letters WHERE resolved_at IS NULL) AS "deadLetters",
    (SELECT count(*)::integer FROM parked_events) AS parked
  FROM outbox WHERE published_at IS NULL`;

const HEALABLE = `
  SELECT DISTINCT topic, subject FROM parked_events AS parked JOIN inbox_streams AS stream USING (topic, subject)
  WHERE parked.seq = stream.last_seq + 1 LIMIT 100`;

/** What the tables need from time to time: gauges, removal of old rows, parked events whose turn was missed. */
@Injectable()
export class MessagingUpkeep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Messaging');
  private readonly stop = new AbortController();
  private finished: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly delivery: Delivery,
    private readonly status: InboxStatus,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {}

  onApplicationBootstrap(): void {
    if (this.options.run === false) return;
    this.finished = Promise.all([
      this.every(MEASURE_EVERY, () => this.measure()),
      this.every(TIDY_EVERY, () => this.tidy()),
    ]);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.finished;
  }

  /** Removes published outbox rows and handled inbox rows older than their retention, 1,000 a statement. */
  async prune(now = Date.now()): Promise<void> {
    const outboxEnd = firstIdAt(now - (this.options.outboxRetention ?? 3 * DAY));
    const inboxEnd = firstIdAt(now - (this.options.inboxRetention ?? 14 * DAY));
    await this.inParts(PRUNE_OUTBOX, [outboxEnd]);
    // Without its inbox row a redelivery is still stale: the subject's stream has moved past it.
    await this.inParts(PRUNE_INBOX, [inboxEnd, this.options.service]);
  }

  private async tidy(): Promise<void> {
    await this.prune();
    if (!this.status.connected) return;
    const healable: { topic: string; subject: string }[] = await this.dataSource.query(HEALABLE);
    for (const { topic, subject } of healable) await this.delivery.drain(topic, subject, this.stop.signal);
  }

  private async measure(): Promise<void> {
    const rows: { depth: number; age: number; deadLetters: number; parked: number }[] =
      await this.dataSource.query(MEASURE);
    const labels = { service: this.options.service };
    metrics.outboxDepth.set(labels, rows[0]?.depth ?? 0);
    metrics.outboxAge.set(labels, rows[0]?.age ?? 0);
    metrics.deadLetters.set(labels, rows[0]?.deadLetters ?? 0);
    metrics.parked.set(labels, rows[0]?.parked ?? 0);
  }

  private async inParts(statement: string, parameters: unknown[]): Promise<void> {
    for (let removed = 1000; removed === 1000 && !this.stop.signal.aborted;) {
      [, removed] = await this.dataSource.query<[unknown[], number]>(statement, parameters);
    }
  }

  private async every(milliseconds: number, work: () => Promise<void>): Promise<void> {
    while (!this.stop.signal.aborted) {
      try {
        await work();
      } catch (error) {
        if (!this.stop.signal.aborted) this.logger.debug(`Upkeep put off: ${String(error)}`);
      }
      await sleep(milliseconds, this.stop.signal);
    }
  }
}

/** The smallest uuid v7 of a millisecond. */
function firstIdAt(milliseconds: number): string {
  const hex = Math.max(0, Math.floor(milliseconds)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
