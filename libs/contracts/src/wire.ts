import { z } from 'zod';
import { attributes } from './envelope';
import { type Envelope, events, isEventType } from './registry';

/** A message that is no event of ours; `reason` is fit for a dead letter and names no personal data. */
export class ContractError extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'ContractError';
  }
}

/** An event as a producer hands it to Kafka. */
export interface WireMessage {
  readonly key: string;
  readonly value: Buffer;
  readonly headers: Record<string, string>;
}

type Bytes = Buffer | string | null | undefined;

/** What a consumer is handed: anything at all, until {@link decode} has read it. */
export interface ReceivedMessage {
  readonly key?: Bytes;
  readonly value?: Bytes;
  readonly headers?: Record<string, Bytes | (Buffer | string)[]>;
}

/**
 * An envelope as a Kafka record in CloudEvents 1.0 binary mode: attributes as `ce_` headers, JSON data as value,
 * the subject (case or shipment) as key, so that one case stays on one partition. The data is not validated again
 * here: it was when it entered the outbox.
 */
export function encode(event: Envelope): WireMessage {
  const headers: Record<string, string> = {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_type: event.type,
    ce_source: event.source,
    ce_subject: event.subject,
    ce_time: event.time,
    ce_dataschema: `${event.type}/${event.version}`,
    ce_sequence: String(event.seq),
    'content-type': 'application/json',
  };
  if (event.organisationId) headers.ce_organisation = event.organisationId;
  if (event.traceparent) headers.traceparent = event.traceparent;
  return { key: event.subject, value: Buffer.from(JSON.stringify(event.data)), headers };
}

/**
 * Reads a Kafka record back. Optional fields added within a version may be absent; a version this reader does not
 * know, an unknown type and a wrong shape are a {@link ContractError}. Unknown extra fields are dropped, so that an
 * older reader survives a newer writer.
 */
export function decode(message: ReceivedMessage): Envelope {
  const header = (name: string): string | undefined => textOf(message.headers?.[name]);
  const type = header('ce_type') ?? '';
  if (!isEventType(type)) throw new ContractError(`unknown event type ${JSON.stringify(type.slice(0, 60))}`);
  const parsed = attributes.safeParse({
    id: header('ce_id'),
    type,
    version: Number(header('ce_dataschema')?.split('/').at(-1)),
    source: header('ce_source'),
    subject: header('ce_subject'),
    seq: Number(header('ce_sequence')),
    time: header('ce_time'),
    organisationId: header('ce_organisation') ?? null,
    traceparent: header('traceparent'),
  });
  if (!parsed.success) throw new ContractError(`bad event attributes: ${issuesOf(parsed.error)}`);
  if (parsed.data.version !== events[type].version) {
    throw new ContractError(`${type} version ${parsed.data.version} is not known here`);
  }
  const data = lenient(events[type].data).safeParse(jsonOf(message.value));
  if (!data.success) throw new ContractError(`bad data of ${type}: ${issuesOf(data.error)}`);
  return { ...parsed.data, data: data.data } as Envelope;
}

function textOf(value: Bytes | (Buffer | string)[]): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return first === null || first === undefined ? undefined : first.toString();
}

function jsonOf(value: Bytes): unknown {
  const text = textOf(value);
  if (text === undefined) throw new ContractError('the message has no value');
  try {
    return JSON.parse(text);
  } catch {
    throw new ContractError('the value is not JSON');
  }
}

const issuesOf = (error: z.ZodError): string =>
  error.issues.map((issue) => `${issue.path.join('.') || '(root)'}: ${issue.code}`).join(', ');

const stripping = new WeakMap<z.ZodType, z.ZodType>();

/** The same object schema, dropping unknown fields at the top instead of refusing them. */
function lenient(schema: z.ZodType): z.ZodType {
  const known = stripping.get(schema);
  if (known) return known;
  const made = schema instanceof z.ZodObject ? schema.strip() : schema;
  stripping.set(schema, made);
  return made;
}
