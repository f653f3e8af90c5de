import { v7 } from 'uuid';
import { HandlerFailure } from './failures';
import { addressOf, columnsOf, digestOf, type RawMessage } from './raw-message';
import type { Sql } from './stream';

// The subject's stream stays where it is, so what follows is parked until the letter is replayed or discarded.
const BURY = `
  WITH unparked AS (DELETE FROM parked_events WHERE topic = $2 AND subject = $8 AND seq = $9::bigint)
  INSERT INTO dead_letters AS known (id, topic, partition, "offset", digest, event_id, type, subject, seq, key, value,
    headers, reason, stack, attempts)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
  ON CONFLICT (topic, partition, "offset", digest) DO UPDATE SET failed_at = now(), reason = excluded.reason,
    stack = excluded.stack, attempts = known.attempts + excluded.attempts
    WHERE known.resolved_at IS NULL`;

/** Puts `raw` among the dead letters with every byte, the reason and the stack; a known one counts the new tries. */
export async function bury(sql: Sql, raw: RawMessage, error: unknown, attempts: number): Promise<void> {
  const address = addressOf(raw);
  const { key, value, headers } = columnsOf(raw);
  await sql.query(BURY, [
    v7(),
    raw.topic,
    raw.partition,
    raw.offset,
    digestOf(raw),
    address?.id ?? null,
    address?.type ?? null,
    address?.subject ?? null,
    address?.seq ?? null,
    key,
    value,
    headers,
    reasonOf(error),
    stackOf(error),
    attempts,
  ]);
}

/** One line, fit for a text column. */
export const reasonOf = (error: unknown): string =>
  clean(error instanceof Error ? `${nameOf(error)}: ${error.message}` : String(error)).slice(0, 2_000);

const nameOf = (error: Error): string =>
  error instanceof HandlerFailure && error.cause instanceof Error ? error.cause.name : error.name;

/** Where the handler threw, not where we noticed. */
export function stackOf(error: unknown): string | null {
  const origin = error instanceof HandlerFailure ? error.cause : error;
  return origin instanceof Error ? clean(origin.stack ?? '').slice(0, 8_000) : null;
}

const clean = (text: string): string => text.replaceAll('\0', '\\0');
