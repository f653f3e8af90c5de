import type { EntityManager } from 'typeorm';
import type { Address, RawMessage } from './raw-message';
import { columnsOf } from './raw-message';

// One statement: the subject's stream moves by exactly one or not at all, and the inbox row exists only if it moved.
const CLAIM = `
  WITH stream AS (
    INSERT INTO inbox_streams AS known (topic, subject, last_seq)
    SELECT $3, $4, $5::bigint
    WHERE $5::bigint = 1 OR EXISTS (SELECT FROM inbox_streams WHERE topic = $3 AND subject = $4)
    ON CONFLICT (topic, subject) DO UPDATE SET last_seq = excluded.last_seq
      WHERE known.last_seq = excluded.last_seq - 1
    RETURNING last_seq
  ), first AS (
    INSERT INTO inbox (consumer, event_id) SELECT $1, $2::uuid FROM stream ON CONFLICT DO NOTHING RETURNING event_id
  ), healed AS (
    UPDATE dead_letters SET resolved_at = now(), resolution = 'handled'
    WHERE event_id = $2::uuid AND resolved_at IS NULL AND EXISTS (SELECT FROM stream)
  ), unparked AS (
    DELETE FROM parked_events
    WHERE topic = $3 AND subject = $4 AND seq <= $5::bigint AND EXISTS (SELECT FROM stream)
  )
  SELECT set_config('tuntas.scope', '*', true),
    EXISTS (SELECT FROM stream) AS moved,
    EXISTS (SELECT FROM first) AS first,
    coalesce((SELECT last_seq FROM inbox_streams WHERE topic = $3 AND subject = $4), 0) AS "lastSeq",
    EXISTS (SELECT FROM parked_events WHERE topic = $3 AND subject = $4 AND seq > $5::bigint) AS followers`;

/** Where an event stands in its subject's stream; `next`: it is this one's turn and it has been claimed. */
export type Turn = 'next' | 'stale' | 'early';

/** The database as a statement runner: a transaction's manager, or the data source outside one. */
export type Sql = Pick<EntityManager, 'query'>;

/**
 * Claims the event for `consumer`, and sets scope `*` for the transaction. Waits for another process that is at the
 * same event. `followers`: later events of the subject are parked.
 */
export async function claim(
  sql: Sql,
  consumer: string,
  topic: string,
  { id, subject, seq }: Address,
): Promise<{ turn: Turn; followers: boolean }> {
  for (;;) {
    const rows: { moved: boolean; first: boolean; lastSeq: string | number; followers: boolean }[] =
      await sql.query(CLAIM, [consumer, id, topic, subject, seq]);
    const row = rows[0];
    if (!row) throw new Error('the claim statement answered no row');
    const { followers } = row;
    if (row.moved) return { turn: row.first ? 'next' : 'stale', followers };
    const last = Number(row.lastSeq);
    if (seq <= last) return { turn: 'stale', followers };
    if (seq > last + 1) return { turn: 'early', followers };
    // It was next when the statement began, and another process has moved the stream meanwhile: look again.
  }
}

/** Keeps `raw` until its predecessor has been handled. */
export async function park(sql: Sql, raw: RawMessage, { subject, seq }: Address): Promise<void> {
  const { key, value, headers } = columnsOf(raw);
  await sql.query(
    `INSERT INTO parked_events (topic, subject, seq, partition, "offset", key, value, headers)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [raw.topic, subject, seq, raw.partition, raw.offset, key, value, headers],
  );
}
