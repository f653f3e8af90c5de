import { ContractError, decode, type Envelope, isEventType, topicOf } from '@tuntas/contracts';
import { createHash } from 'node:crypto';

/** A Kafka record as it came, bytes and all; `topic` is without the deployment's prefix. */
export interface RawMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Record<string, Buffer>;
}

/** What the headers alone say of an event: enough to order it, whatever its data is. */
export interface Address {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly seq: number;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reads the headers; null when they do not say which event of which subject this is. Never throws. */
export function addressOf({ headers }: RawMessage): Address | null {
  const text = (name: string) => headers[name]?.toString('utf8') ?? '';
  const [id, type, subject, seq] = [
    text('ce_id'),
    text('ce_type'),
    text('ce_subject'),
    Number(text('ce_sequence')),
  ];
  // PostgreSQL text takes no zero byte.
  const plain =
    subject.length > 0 && subject.length <= 100 && !subject.includes('\0') && !type.includes('\0');
  return UUID.test(id) && plain && Number.isSafeInteger(seq) && seq > 0 ? { id, type, subject, seq } : null;
}

/** The event in `raw`; a {@link ContractError} when it is none, or one that does not belong on this topic. */
export function eventOf(raw: RawMessage): Envelope {
  const event = decode(raw);
  if (topicOf(event.type) !== raw.topic)
    throw new ContractError(`${event.type} does not belong on ${raw.topic}`);
  if (!addressOf(raw)) throw new ContractError('bad event attributes');
  return event;
}

/** Whether this is a type that somebody declared; its data may still be wrong. */
export const isKnown = ({ type }: Address): boolean => isEventType(type);

/** Columns that keep a record byte for byte; header values as base64. */
export const columnsOf = (raw: RawMessage) => ({
  key: raw.key,
  value: raw.value,
  headers: JSON.stringify(
    Object.fromEntries(
      Object.entries(raw.headers).map(([name, value]) => [
        name.replaceAll('\0', ''),
        value.toString('base64'),
      ]),
    ),
  ),
});

/** A row of `parked_events` or `dead_letters` as a record again. */
export const rawOf = (row: StoredMessage): RawMessage => ({
  topic: row.topic,
  partition: row.partition,
  offset: String(row.offset),
  key: row.key,
  value: row.value,
  headers: Object.fromEntries(
    Object.entries(row.headers).map(([name, value]) => [name, Buffer.from(value, 'base64')]),
  ),
});

export interface StoredMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string | number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Record<string, string>;
}

/** Tells two records apart that have the same offset because a topic was made anew. The database keeps headers in an order of its own. */
export const digestOf = (raw: RawMessage): string =>
  createHash('sha256')
    .update(raw.key ?? '')
    .update('\0')
    .update(raw.value ?? '')
    .update(
      JSON.stringify(
        Object.entries(raw.headers)
          .map(([name, value]) => [name.replaceAll('\0', ''), value.toString('hex')])
          .sort(),
      ),
    )
    .digest('hex');
