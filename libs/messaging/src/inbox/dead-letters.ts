import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { InboxAttempt } from './attempt';
import { bury, reasonOf } from './bury';
import { Delivery } from './delivery';
import { InboxStatus } from './inbox-status';
import { rawOf, type StoredMessage } from './raw-message';

/** A message that could not be handled, without its bytes. `subject` and `seq` are null when it did not say them. */
export interface DeadLetter {
  readonly id: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly eventId: string | null;
  readonly type: string | null;
  readonly subject: string | null;
  readonly seq: number | null;
  readonly reason: string;
  readonly stack: string | null;
  readonly attempts: number;
  readonly failedAt: Date;
  readonly resolvedAt: Date | null;
  readonly resolution: 'handled' | 'discarded' | null;
  /** Later events of the same subject that wait for this one. */
  readonly waiting: number;
}

/** `waiting`: an earlier event of the subject is missing; `failed`: with the reason of this try. */
export interface ReplayResult {
  readonly outcome: 'handled' | 'waiting' | 'failed';
  readonly reason?: string;
}

const LIST = `
  SELECT id, topic, partition, "offset"::float8 AS "offset", event_id AS "eventId", type, subject,
    seq::float8 AS seq, reason, stack, attempts, failed_at AS "failedAt", resolved_at AS "resolvedAt", resolution,
    (SELECT count(*)::integer FROM parked_events AS parked
      WHERE parked.topic = letter.topic AND parked.subject = letter.subject AND parked.seq > letter.seq) AS waiting
  FROM dead_letters AS letter`;

/** Messages that failed for good, to be looked at, replayed once the cause is mended, or discarded. */
@Injectable()
export class DeadLetters {
  constructor(
    private readonly dataSource: DataSource,
    private readonly attempt: InboxAttempt,
    private readonly delivery: Delivery,
    private readonly status: InboxStatus,
  ) {}

  /** Newest first; `open` (default) leaves out what was replayed or discarded. */
  async list({ open = true, limit = 100 }: { open?: boolean; limit?: number } = {}): Promise<DeadLetter[]> {
    return this.dataSource.query(
      `${LIST} WHERE $1::boolean IS FALSE OR resolved_at IS NULL ORDER BY failed_at DESC, id DESC LIMIT $2`,
      [open, limit],
    );
  }

  /** One letter; a DomainError `dead_letter.not_found` when there is none. */
  async get(id: string): Promise<DeadLetter> {
    const rows: DeadLetter[] = await this.dataSource.query(`${LIST} WHERE id::text = $1`, [id]);
    if (!rows[0]) throw notFound();
    return rows[0];
  }

  /**
   * Gives the message to its handlers once more, on the consumer's own path, and then what waited behind it. Refused
   * (`inbox.no_handlers`) in a process that has not connected its handlers.
   */
  async replay(id: string): Promise<ReplayResult> {
    if (!this.status.connected) {
      throw new DomainError(
        'unavailable',
        'inbox.no_handlers',
        'Replay in the service that handles the event.',
      );
    }
    const letter = await this.open(this.dataSource.manager, id);
    const raw = rawOf(letter);
    try {
      const { outcome } = await this.attempt.run(raw);
      if (outcome === 'early') return { outcome: 'waiting' };
    } catch (error) {
      await bury(this.dataSource, raw, error, 1);
      return { outcome: 'failed', reason: reasonOf(error) };
    }
    await this.resolve(this.dataSource.manager, id, 'handled');
    await this.release(letter);
    return { outcome: 'handled' };
  }

  /**
   * Passes over the message for ever: its subject's stream moves on and what waited behind it is handled. `record` runs
   * in the transaction that does so.
   */
  async discard(id: string, record: (manager: EntityManager) => Promise<void>): Promise<void> {
    const letter = await this.dataSource.transaction(async (manager) => {
      const found = await this.open(manager, id);
      await this.resolve(manager, id, 'discarded');
      if (found.subject !== null) await this.skip(manager, found);
      await record(manager);
      return found;
    });
    await this.release(letter);
  }

  private async open(manager: EntityManager, id: string): Promise<StoredLetter> {
    const rows: StoredLetter[] = await manager.query(
      'SELECT * FROM dead_letters WHERE id::text = $1 AND resolved_at IS NULL',
      [id],
    );
    if (!rows[0]) throw notFound();
    return rows[0];
  }

  private async resolve(manager: EntityManager, id: string, how: 'handled' | 'discarded'): Promise<void> {
    await manager.query(
      'UPDATE dead_letters SET resolved_at = now(), resolution = $2 WHERE id = $1 AND resolved_at IS NULL',
      [id, how],
    );
  }

  private async skip(manager: EntityManager, { topic, subject, seq }: StoredLetter): Promise<void> {
    await manager.query(
      `INSERT INTO inbox_streams AS known (topic, subject, last_seq) SELECT $1, $2, $3 WHERE $3::bigint = 1
         OR EXISTS (SELECT FROM inbox_streams WHERE topic = $1 AND subject = $2)
       ON CONFLICT (topic, subject) DO UPDATE SET last_seq = excluded.last_seq
         WHERE known.last_seq = excluded.last_seq - 1`,
      [topic, subject, seq],
    );
  }

  private async release({ topic, subject }: StoredLetter): Promise<void> {
    if (subject === null || !this.status.connected) return;
    await this.delivery.drain(topic, subject, new AbortController().signal);
  }
}

interface StoredLetter extends StoredMessage {
  readonly subject: string | null;
  readonly seq: string | number | null;
}

const notFound = () =>
  new DomainError('not_found', 'dead_letter.not_found', 'There is no open dead letter with this id.');
