import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { connectionConfig } from '../connection-config';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options';
import { metrics } from '../metrics';
import { backoff, Pause, sleep } from '../pauses';
import { BUCKETS } from './bucket';
import { Publisher } from './publisher';
import { RelaySession, type UnpublishedRow } from './relay-session';

const BATCH = 512;
const BALANCE_EVERY = 2_000;
const POLL_FIRST = 125;
const POLL_MOST = 2_000;

/** `sent`: the broker has them and they are not yet marked. `rows`: read and not yet sent. */
interface Work {
  readonly sent: readonly UnpublishedRow[];
  readonly rows: readonly UnpublishedRow[];
}

const nothing: Work = { sent: [], rows: [] };

/**
 * Carries outbox rows to Kafka: reads what is not published in the buckets this process owns, awaits the broker's
 * acknowledgement, then marks. A row may be sent twice (a crash in between), never out of order and never not at all.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(OutboxRelay.name);
  private readonly pause = new Pause();
  private readonly stop = new AbortController();
  private session: RelaySession | null = null;
  private finished: Promise<void> = Promise.resolve();
  private failures = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly publisher: Publisher,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {}

  /**
   * Says that rows were committed: in these buckets, or in unknown ones. Cheap; any number of calls make one look. A
   * relay of another process that owns the bucket is told by a NOTIFY on the relay's own connection, never in a write
   * transaction, where it would serialise the commits.
   */
  wake(buckets?: Iterable<number>): void {
    const owned = this.session?.owned;
    const elsewhere = owned && (buckets ? [...buckets].some((b) => !owned.has(b)) : owned.size < BUCKETS);
    if (elsewhere) this.session?.notifyOthers();
    this.pause.wake();
  }

  /** The buckets this process owns now. */
  get buckets(): number[] {
    return [...(this.session?.owned ?? [])].sort((a, b) => a - b);
  }

  onApplicationBootstrap(): void {
    if (this.options.run !== false) this.finished = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    this.pause.wake();
    // A broker that takes connections and does not answer would hold us up; unmarked rows are sent again.
    const limit = new AbortController();
    await Promise.race([this.finished.then(() => this.publisher.close()), sleep(3_000, limit.signal)]);
    limit.abort();
  }

  private async run(): Promise<void> {
    while (!this.stop.signal.aborted) {
      try {
        this.session = await RelaySession.open(connectionConfig(this.dataSource), this.options.service, {
          onNotify: () => this.pause.wake(),
          onLost: () => this.pause.wake(),
        });
        await this.carry(this.session);
      } catch (error) {
        await this.failed('database', error);
      } finally {
        await this.session?.close();
        this.session = null;
      }
    }
  }

  // While the broker takes one batch, the database marks the one before and reads the one behind.
  private async carry(session: RelaySession): Promise<void> {
    let work = nothing;
    let poll = POLL_FIRST;
    let balancedAt = -Infinity;
    while (!this.stop.signal.aborted) {
      if (session.lost) throw new Error('the connection was lost');
      if (performance.now() - balancedAt > BALANCE_EVERY) {
        await session.markPublished(work.sent);
        await session.balance();
        // What was read ahead may be in a bucket that is another relay's now.
        work = nothing;
        metrics.buckets.set({ service: this.options.service }, session.owned.size);
        balancedAt = performance.now();
      }
      if (work.rows.length > 0) {
        work = await this.send(session, work);
        continue;
      }
      this.pause.clear();
      work = await behind(session, work, BATCH);
      if (work.rows.length > 0) {
        poll = POLL_FIRST;
        continue;
      }
      this.recovered();
      await this.pause.sleep(poll);
      poll = Math.min(poll * 2, POLL_MOST);
    }
    await session.markPublished(work.sent);
  }

  private async send(session: RelaySession, work: Work): Promise<Work> {
    // Only a full batch has others behind it; a look there for every single event would cost more than it brings.
    const ahead = behind(session, work, work.rows.length < BATCH ? 0 : BATCH);
    const [sent, next] = await Promise.allSettled([this.publisher.publish(work.rows), ahead]);
    if (sent.status === 'rejected') {
      metrics.publishFailures.inc({ service: this.options.service });
      await this.failed('broker', sent.reason);
      return nothing;
    }
    if (next.status === 'rejected') throw next.reason;
    metrics.published.inc({ service: this.options.service }, work.rows.length);
    this.recovered();
    return { sent: work.rows, rows: next.value.rows };
  }

  private recovered(): void {
    if (this.failures > 0) this.logger.log('Publishing again');
    this.failures = 0;
  }

  /** Waits longer after every failure in a row and says the first of them. */
  private async failed(what: string, error: unknown): Promise<void> {
    if (this.stop.signal.aborted) return;
    if (this.failures === 0) this.logger.warn(`Not publishing, the ${what} is away: ${messageOf(error)}`);
    this.failures += 1;
    await sleep(backoff(this.failures, 100, 5_000), this.stop.signal);
  }
}

/** Marks what was sent, then reads the next rows but those in hand. */
async function behind(session: RelaySession, { sent, rows }: Work, limit: number): Promise<Work> {
  await session.markPublished(sent);
  return { sent: [], rows: limit > 0 ? await session.unpublished(limit, rows) : [] };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
