import { locales, shipmentStatuses, subReasons } from '@tuntas/contracts';
import { createZodDto, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';

const instant = z.iso
  .datetime({ offset: true, error: 'Must be a time with offset, such as 2026-03-02T10:00:00+07:00' })
  .refine((text) => text >= '1990' && text < '2100', 'Must lie between 1990 and 2100');
const text = (max: number) => z.string().trim().min(1).max(max);
const waybill = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9 ./_-]{0,63}$/, 'Must be a waybill number');
const hub = z.string().regex(/^[A-Za-z0-9._-]{1,32}$/, 'Must be a hub code');

const money = z
  .strictObject({ amount: z.int().nonnegative(), currency: z.string().regex(/^[A-Z]{3}$/) })
  .describe('integer minor units and ISO 4217 code');

const consignee = z.strictObject({
  name: text(200),
  email: z.email().max(254).nullable().default(null),
  phone: z
    .string()
    .regex(/^\+?[0-9 ().-]{4,32}$/)
    .nullable()
    .default(null),
  locale: z.enum(locales).default('id'),
});

export const newShipment = z
  .strictObject({
    carrier: text(100),
    waybill,
    service: text(50),
    shippedAt: instant,
    promisedAt: instant.nullable().default(null),
    originHub: hub.nullable().default(null),
    destinationHub: hub.nullable().default(null),
    pieces: z.int().min(1).max(10_000).default(1),
    fee: money.nullable().default(null),
    goodsValue: money.nullable().default(null),
    insuredValue: money.nullable().default(null),
    consignee: consignee.nullable().default(null),
  })
  .refine(
    ({ fee, goodsValue, insuredValue }) =>
      new Set([fee, goodsValue, insuredValue].flatMap((value) => value?.currency ?? [])).size <= 1,
    { path: ['fee', 'currency'], error: 'fee, goodsValue and insuredValue must be in one currency' },
  );

export const BATCH_LIMIT = 1_000;

/** Rows are checked one by one, so that one bad row does not turn the others away. */
const newShipmentBatch = z.strictObject({
  shipments: z.array(z.unknown()).min(1).max(BATCH_LIMIT),
});

const shipmentView = z.object({
  id: z.uuid(),
  organisationId: z.uuid(),
  carrier: z.string(),
  waybill: z.string(),
  service: z.string(),
  shippedAt: z.iso.datetime(),
  promisedAt: z.iso.datetime().nullable(),
  originHub: z.string().nullable(),
  destinationHub: z.string().nullable(),
  pieces: z.int(),
  fee: money.nullable(),
  goodsValue: money.nullable(),
  insuredValue: money.nullable(),
  remedyId: z.uuid().nullable(),
  status: z.enum(shipmentStatuses),
  subReason: z.string().nullable(),
  statusAt: z.iso.datetime(),
  deliveredAt: z.iso.datetime().nullable(),
  missingSince: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});

const rowResult = z.object({
  row: z.int().describe('1 for the first'),
  result: z.enum(['registered', 'known', 'conflict', 'invalid']),
  shipmentId: z.uuid().optional(),
  differs: z.array(z.string()).optional().describe('fields in which the known shipment says something else'),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

const batchResult = z.object({
  registered: z.int(),
  known: z.int(),
  refused: z.int(),
  results: z.array(rowResult),
});

const shipmentQuery = pageQuery({
  sort: ['createdAt', 'shippedAt'],
  defaultSort: '-createdAt',
  filter: {
    carrier: z.string().max(100).optional(),
    waybill: z.string().max(64).optional(),
    status: z.enum(shipmentStatuses).optional(),
  },
});

const parcelQuery = z.strictObject({
  waybill: z.string().trim().min(1).max(64),
  carrier: z.string().trim().min(1).max(100).optional(),
});

const parcelFacts = shipmentView
  .pick({ carrier: true, waybill: true, service: true, shippedAt: true, pieces: true, destinationHub: true })
  .extend({ status: z.enum(shipmentStatuses), subReason: z.enum(subReasons).nullable() });

export class NewShipmentDto extends createZodDto(
  newShipment.meta({
    examples: [
      {
        carrier: 'JNE',
        waybill: 'JP1234567890',
        service: 'REG',
        shippedAt: '2026-11-20T10:00:00+07:00',
        promisedAt: '2026-11-23T17:00:00+07:00',
        originHub: 'CGK01',
        destinationHub: 'SUB01',
        pieces: 1,
        fee: { amount: 18_000, currency: 'IDR' },
        goodsValue: { amount: 450_000, currency: 'IDR' },
        consignee: { name: 'Siti Rahma', email: 'siti@rahma.example', locale: 'id' },
      },
    ],
  }),
) {}
export class NewShipmentBatchDto extends createZodDto(
  newShipmentBatch.meta({
    examples: [
      {
        shipments: [
          { carrier: 'JNE', waybill: 'JP1234567891', service: 'REG', shippedAt: '2026-11-20T10:00:00+07:00' },
        ],
      },
    ],
  }),
) {}
export class ShipmentDto extends createZodDto(shipmentView) {}
export class ShipmentPageDto extends createZodDto(pageOf(shipmentView)) {}
export class ShipmentQueryDto extends createZodDto(shipmentQuery) {}
export class ParcelQueryDto extends createZodDto(parcelQuery) {}
export class ParcelsDto extends createZodDto(z.object({ items: z.array(parcelFacts) })) {}
export class ShipmentBatchResultDto extends createZodDto(batchResult) {}

export type NewShipment = z.output<typeof newShipment>;
export type ShipmentView = z.output<typeof shipmentView>;
export type ShipmentQuery = z.output<typeof shipmentQuery>;
export type ParcelQuery = z.output<typeof parcelQuery>;
export type ParcelFacts = z.output<typeof parcelFacts>;
export type RowResult = z.output<typeof rowResult>;
export type BatchResult = z.output<typeof batchResult>;
