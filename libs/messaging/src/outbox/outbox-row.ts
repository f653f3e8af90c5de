import { type EventData, type EventType, events, topicOf } from '@tuntas/contracts';
import { traceparent } from '@tuntas/tracing';
import { v7 } from 'uuid';
import { bucketOf } from './bucket';

/** A broker takes records up to 1 MB; a larger one would never leave and hold up its bucket. */
const MOST_BYTES = 512 * 1024;

/**
 * An event before it has an id and a number. `subject` is the case or shipment, `organisationId` whose case it is,
 * `time` when it happened (default: the transaction's time). The trace that is under way goes with it.
 */
export type NewEvent<T extends EventType = EventType> = {
  [K in T]: {
    readonly type: K;
    readonly subject: string;
    readonly organisationId: string | null;
    readonly data: EventData<K>;
    readonly time?: Date;
  };
}[T];

/** Column values of one outbox row; `seq` is right only for the first event of a new subject. */
export interface OutboxRow {
  readonly id: string;
  readonly topic: string;
  readonly subject: string;
  readonly seq: number;
  readonly bucket: number;
  readonly type: EventType;
  readonly version: number;
  readonly organisation_id: string | null;
  readonly data: string;
  readonly time: Date | null;
  readonly traceparent: string | null;
}

/**
 * The ready column values of `event` as number 1 of a new subject, for a statement that writes case and event in one
 * go. That statement must also insert `(topic, subject, 1)` into `outbox_streams`, and `relay.wake()` must follow it.
 * Throws a ZodError when the data is not what the contract says, a RangeError when it is above 512 kB as JSON.
 */
export function outboxRow(event: NewEvent): OutboxRow {
  const definition = events[event.type];
  const data = JSON.stringify(definition.data.parse(event.data));
  if (Buffer.byteLength(data) > MOST_BYTES)
    throw new RangeError(`${event.type} is larger than ${MOST_BYTES} bytes`);
  return {
    id: v7(),
    topic: topicOf(event.type),
    subject: event.subject,
    seq: 1,
    bucket: bucketOf(event.subject),
    type: event.type,
    version: definition.version,
    organisation_id: event.organisationId,
    data,
    time: event.time ?? null,
    traceparent: traceparent(),
  };
}
