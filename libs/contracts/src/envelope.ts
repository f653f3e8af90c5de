import { z } from 'zod';
import { id, time } from './fields';

/** Services that say events; each has one topic. */
export const services = ['claims', 'resolution', 'tracking', 'notifications', 'gateway'] as const;
export type Service = (typeof services)[number];

/** One event as declared: its wire type, version, who says it, what `subject` is, and the shape of its data. */
export interface EventDefinition<D extends z.ZodType = z.ZodType> {
  readonly version: number;
  readonly service: Service;
  readonly subject:
    'claim' | 'claim_import' | 'complaint' | 'incident' | 'shipment' | 'message' | 'person' | 'organisation';
  readonly says: string;
  readonly data: D;
}

/** Declares an event and keeps the type of its data. */
export const defineEvent = <D extends z.ZodType>(definition: EventDefinition<D>): EventDefinition<D> =>
  definition;

/** Everything about an event but its data; CloudEvents 1.0 attributes travel as Kafka headers. */
export const attributes = z.object({
  id,
  type: z.string().min(1),
  version: z.int().positive(),
  source: z.string().min(1),
  subject: z.string().min(1).max(100),
  /** Number of this event within (topic, subject): 1, 2, 3 … without a gap. */
  seq: z.int().positive(),
  time,
  /** The organisation whose case this is; `null` when it belongs to none. */
  organisationId: id.nullable(),
  traceparent: z.string().optional(),
});
/** An event but its data, its wire type still any text. */
export type EventAttributes = z.infer<typeof attributes>;
