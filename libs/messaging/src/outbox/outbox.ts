import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { noteAppended } from './appended';
import { type NewEvent, outboxRow } from './outbox-row';

// last_seq moves by the number of events of the subject; counting back from it numbers them in the order given.
const APPEND = `
  WITH event AS (
    SELECT *, row_number() OVER (PARTITION BY topic, subject ORDER BY ordinal DESC) - 1 AS behind
    FROM unnest($1::uuid[], $2::text[], $3::text[], $4::smallint[], $5::text[], $6::integer[], $7::text[],
                $8::jsonb[], $9::timestamptz[], $10::text[]) WITH ORDINALITY
      AS e (id, topic, subject, bucket, type, version, organisation_id, data, time, traceparent, ordinal)
  ), stream AS (
    INSERT INTO outbox_streams AS known (topic, subject, last_seq)
    SELECT topic, subject, count(*) FROM event GROUP BY topic, subject ORDER BY topic, subject
    ON CONFLICT (topic, subject) DO UPDATE SET last_seq = known.last_seq + excluded.last_seq
    RETURNING topic, subject, last_seq
  )
  INSERT INTO outbox (id, topic, subject, seq, bucket, type, version, organisation_id, data, time, traceparent)
  SELECT id, topic, subject, last_seq - behind, bucket, type, version, organisation_id, data,
         coalesce(time, now()), traceparent
  FROM event JOIN stream USING (topic, subject) ORDER BY ordinal`;

/** Events to be said when, and only when, the caller's transaction commits. */
@Injectable()
export class Outbox {
  /**
   * Writes `events` in the transaction of `manager`, in this order, each numbered next within its topic and subject.
   * Locks those subjects until the transaction ends, so that their order on the wire is the order of commits. The
   * relay is woken after the commit. Throws a ZodError when data is not what the contract says, and an Error outside
   * a transaction, where a crash could part the event from its state.
   */
  async append(manager: EntityManager, events: NewEvent[]): Promise<void> {
    if (events.length === 0) return;
    const runner = manager.queryRunner;
    if (!runner?.isTransactionActive)
      throw new Error('outbox.append needs the manager of an open transaction');
    const rows = events.map(outboxRow);
    await manager.query(APPEND, [
      rows.map((row) => row.id),
      rows.map((row) => row.topic),
      rows.map((row) => row.subject),
      rows.map((row) => row.bucket),
      rows.map((row) => row.type),
      rows.map((row) => row.version),
      rows.map((row) => row.organisation_id),
      rows.map((row) => row.data),
      rows.map((row) => row.time),
      rows.map((row) => row.traceparent),
    ]);
    noteAppended(
      runner,
      rows.map((row) => row.bucket),
    );
  }
}
