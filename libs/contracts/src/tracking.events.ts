import { z } from 'zod';
import { defineEvent } from './envelope';
import { id, moneyField, shipmentStatuses, subReasons, time } from './fields';

const shipment = z.strictObject({ shipmentId: id, organisationId: id });

export const trackingEvents = {
  'shipment.registered': defineEvent({
    version: 1,
    service: 'tracking',
    subject: 'shipment',
    says: 'A shipment is known and can be claimed for.',
    data: shipment.extend({
      carrier: z.string(),
      waybill: z.string(),
      service: z.string(),
      shippedAt: time,
      promisedAt: time.nullable(),
      pieces: z.int().positive(),
      fee: moneyField.nullable().describe('what carriage cost'),
      goodsValue: moneyField.nullable().describe('invoice value of the contents'),
      insuredValue: moneyField.nullable().describe('declared value when insured'),
      remedyId: id.nullable().describe('the remedy that this shipment fulfils, for a reshipment'),
    }),
  }),
  'shipment.scanned': defineEvent({
    version: 1,
    service: 'tracking',
    subject: 'shipment',
    says: 'A scan moved the shipment to another status.',
    data: shipment.extend({
      status: z.enum(shipmentStatuses),
      subReason: z.enum(subReasons).nullable(),
      hub: z.string().nullable(),
      occurredAt: time,
    }),
  }),
  'shipment.exception': defineEvent({
    version: 1,
    service: 'tracking',
    subject: 'shipment',
    says: 'Something went wrong on the way: lost, damaged, destroyed, held.',
    data: shipment.extend({ subReason: z.enum(subReasons), occurredAt: time }),
  }),
  'shipment.delivered': defineEvent({
    version: 1,
    service: 'tracking',
    subject: 'shipment',
    says: 'The carrier says that the shipment was handed over.',
    data: shipment.extend({ deliveredAt: time, remedyId: id.nullable() }),
  }),
  'shipment.lost_suspected': defineEvent({
    version: 1,
    service: 'tracking',
    subject: 'shipment',
    says: 'No scan for longer than the service allows.',
    data: shipment.extend({ silentSince: time, limitHours: z.int().positive() }),
  }),
  'shipment.recovered': defineEvent({
    version: 1,
    service: 'tracking',
    subject: 'shipment',
    says: 'A shipment that was lost, or suspected so, was seen again.',
    data: shipment.extend({ seenAt: time }),
  }),
};
