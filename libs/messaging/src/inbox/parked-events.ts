import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Delivery } from './delivery';

/** A subject whose next event has not come. */
export interface Gap {
  readonly topic: string;
  readonly subject: string;
  /** The number that is missing. */
  readonly missing: number;
  /** How many later events wait, and since when. */
  readonly parked: number;
  readonly since: Date;
  /** The dead letter that is the missing event, if it is one: replay or discard that. */
  readonly deadLetterId: string | null;
}

const GAPS = `
  SELECT parked.topic, parked.subject, (coalesce(stream.last_seq, 0) + 1)::float8 AS missing,
    count(*)::integer AS parked, min(parked.parked_at) AS since,
    (SELECT id FROM dead_letters AS letter WHERE letter.topic = parked.topic AND letter.subject = parked.subject
      AND letter.seq = coalesce(stream.last_seq, 0) + 1 AND resolved_at IS NULL LIMIT 1) AS "deadLetterId"
  FROM parked_events AS parked LEFT JOIN inbox_streams AS stream USING (topic, subject)
  GROUP BY parked.topic, parked.subject, stream.last_seq ORDER BY since LIMIT $1`;

const SKIP = `
  INSERT INTO inbox_streams AS known (topic, subject, last_seq)
  SELECT topic, subject, min(seq) - 1 FROM parked_events WHERE topic = $1 AND subject = $2 GROUP BY topic, subject
  ON CONFLICT (topic, subject) DO UPDATE SET last_seq = greatest(known.last_seq, excluded.last_seq)`;

/** Events that wait for their predecessor. They heal by themselves when it comes, unless it is gone for good. */
@Injectable()
export class ParkedEvents {
  constructor(
    private readonly dataSource: DataSource,
    private readonly delivery: Delivery,
  ) {}

  /** The subjects that wait, the longest first. */
  async gaps(limit = 100): Promise<Gap[]> {
    return this.dataSource.query(GAPS, [limit]);
  }

  /**
   * Goes on with the first parked event of the subject as if what is missing had been handled: for a predecessor that
   * the broker no longer keeps. Call it in the service that handles the event; `record` runs in its transaction.
   */
  async skipMissing(
    topic: string,
    subject: string,
    record: (manager: EntityManager) => Promise<void>,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query(SKIP, [topic, subject]);
      await record(manager);
    });
    await this.delivery.drain(topic, subject, new AbortController().signal);
  }
}
