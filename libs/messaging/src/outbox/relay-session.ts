import { crc32 } from 'node:zlib';
import { Client, type ClientConfig, type QueryResult, type QueryResultRow } from 'pg';
import { sleep } from '../pauses';
import { BUCKETS } from './bucket';

/** An unpublished outbox row as the relay reads it; `seq` may arrive as text, it is a bigint. */
export interface UnpublishedRow {
  readonly id: string;
  readonly topic: string;
  readonly subject: string;
  readonly seq: string | number;
  readonly type: string;
  readonly version: number;
  readonly organisation_id: string | null;
  readonly data: unknown;
  readonly time: Date;
  readonly traceparent: string | null;
}

// Per bucket, so that a full bucket of another relay is never read through; position orders one subject's rows.
const UNPUBLISHED = `
  SELECT row.* FROM unnest($1::smallint[]) AS owned (bucket)
  CROSS JOIN LATERAL (
    SELECT id, topic, subject, seq, type, version, organisation_id, data, time, traceparent, position
    FROM outbox WHERE outbox.bucket = owned.bucket AND published_at IS NULL AND id <> ALL ($3::uuid[])
    ORDER BY position LIMIT $2
  ) AS row ORDER BY row.position`;

const RELAYS = `
  SELECT count(*)::integer AS relays FROM pg_locks
  WHERE locktype = 'advisory' AND granted AND classid = $1 AND objid = ${BUCKETS} AND objsubid = 2
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/**
 * One database connection of a relay and the buckets it owns through it. Ownership is a session advisory lock per
 * bucket, held by the same connection that reads and marks rows: when it breaks, both end together. Every relay also
 * holds a shared lock that says "I am here"; counting those gives each its fair share, 16 / relays rounded up, and a
 * relay above its share lets buckets go between two batches.
 */
export class RelaySession {
  readonly owned = new Set<number>();
  private broken = false;
  private notifying = false;
  private idle: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly client: Client,
    private readonly channel: string,
    private readonly lockClass: number,
  ) {}

  /** Connects and announces itself; `onNotify` hears that another process wrote rows, `onLost` that this is over. */
  static async open(
    config: ClientConfig,
    service: string,
    { onNotify, onLost }: { onNotify: () => void; onLost: () => void },
  ): Promise<RelaySession> {
    const client = new Client({ ...config, query_timeout: 15_000, keepAlive: true });
    const lockClass = crc32(`tuntas.outbox.${service}`) & 0x7fffffff;
    const session = new RelaySession(client, `outbox_${service}`, lockClass);
    const lost = () => {
      session.broken = true;
      session.owned.clear();
      onLost();
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', onNotify);
    await client.connect();
    try {
      // A vanished host must not keep its buckets for the two hours of the default.
      await session.query(
        'SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3',
      );
      // A backlog grows faster than statistics: whatever the planner believes, it is to walk the index in order.
      await session.query('SET enable_sort = off; SET enable_seqscan = off; SET enable_bitmapscan = off');
      // A mark that a crash of the database forgets is a row sent twice, which consumers drop.
      await session.query('SET synchronous_commit = off');
      await session.query(`LISTEN ${session.channel}`);
      await session.query(`SELECT pg_advisory_lock_shared($1, ${BUCKETS})`, [lockClass]);
    } catch (error) {
      await session.close();
      throw error;
    }
    return session;
  }

  /** The connection is gone, and with it every bucket. */
  get lost(): boolean {
    return this.broken;
  }

  /** Takes or lets go of buckets until this relay has its fair share. Only between two batches. */
  async balance(): Promise<void> {
    const { rows } = await this.query<{ relays: number }>(RELAYS, [this.lockClass]);
    const share = Math.ceil(BUCKETS / Math.max(1, rows[0]?.relays ?? 1));
    for (const bucket of [...this.owned].slice(share)) {
      this.owned.delete(bucket);
      await this.query('SELECT pg_advisory_unlock($1, $2)', [this.lockClass, bucket]);
    }
    for (let bucket = 0; bucket < BUCKETS && this.owned.size < share; bucket += 1) {
      if (this.owned.has(bucket)) continue;
      const answer = await this.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS taken', [
        this.lockClass,
        bucket,
      ]);
      if (answer.rows[0]?.taken && !this.broken) this.owned.add(bucket);
    }
  }

  /** The oldest unpublished rows of the owned buckets but those in hand, at most about `limit`, in order. */
  async unpublished(limit: number, inHand: readonly UnpublishedRow[] = []): Promise<UnpublishedRow[]> {
    if (this.owned.size === 0) return [];
    const each = Math.max(64, Math.ceil(limit / this.owned.size));
    const values = [[...this.owned], each, inHand.map((row) => row.id)];
    return (await this.query<UnpublishedRow>(UNPUBLISHED, values)).rows;
  }

  async markPublished(rows: readonly UnpublishedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const ids = rows.map((row) => row.id);
    await this.query('UPDATE outbox SET published_at = now() WHERE id = ANY($1::uuid[])', [ids]);
  }

  /** Tells the other relays of this service that there is work; many calls within 5 ms are one NOTIFY. */
  notifyOthers(): void {
    if (this.notifying || this.broken) return;
    this.notifying = true;
    setTimeout(() => {
      this.notifying = false;
      // Lost with the connection at worst: the others poll.
      if (!this.broken) this.query(`NOTIFY ${this.channel}`).catch(() => undefined);
    }, 5);
  }

  /** Ends the connection, which releases every lock. */
  async close(): Promise<void> {
    this.broken = true;
    this.owned.clear();
    // On a connection that hangs, the goodbye does too.
    await Promise.race([this.client.end().catch(() => undefined), sleep(1_000)]);
  }

  /** One statement after the other: NOTIFY comes at any time, and a connection takes one statement at a time. */
  private query<R extends QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<R>> {
    const answer = this.idle.then(() => this.client.query<R>(text, values));
    this.idle = answer.catch(() => undefined);
    return answer;
  }
}
