import { shipmentStatuses, subReasons } from '@tuntas/contracts';
import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { holders } from './domain/custody';

const step = z.object({
  status: z.enum(shipmentStatuses),
  subReason: z.enum(subReasons).nullable(),
  hub: z.string().nullable(),
  occurredAt: z.iso.datetime(),
});

const custody = z.object({
  holder: z.enum(holders),
  hub: z.string().nullable(),
  since: z.iso.datetime(),
  until: z.iso.datetime().nullable().describe('null for who has it now'),
});

const publicShipment = step.omit({ hub: true, occurredAt: true }).extend({
  carrier: z.string(),
  service: z.string(),
  shippedAt: z.iso.datetime(),
  promisedAt: z.iso.datetime().nullable(),
  deliveredAt: z.iso.datetime().nullable(),
  /** Nothing was heard of it for too long, or the carrier says that it is lost. */
  missing: z.boolean(),
  steps: z.array(step),
  /** Whose hands it has been in, the sender's first. */
  custody: z.array(custody),
});

const publicTracking = z.object({
  number: z.string(),
  /** More than one when several carriers, or the same in another year, gave out this number. */
  shipments: z.array(publicShipment),
});

export class PublicTrackingDto extends createZodDto(publicTracking) {}
export type PublicTracking = z.output<typeof publicTracking>;
export type PublicShipment = z.output<typeof publicShipment>;
