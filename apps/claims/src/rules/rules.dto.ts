import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { claimTypes } from '../claims/domain/words';
import { evidenceKinds } from '../evidence/domain/kinds';

const moment = z.iso.datetime({ offset: true });
const money = z.strictObject({
  amount: z.int().min(0).max(10_000_000_000_000).describe('integer minor units'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'A three-letter ISO 4217 code'),
});
const name = z.string().trim().min(1).max(100);

const facts = z.strictObject({
  carrier: name,
  shippedAt: moment,
  promisedAt: moment.nullish(),
  deliveredAt: moment.nullish(),
  pieces: z.int().min(1).max(100_000).default(1),
  fee: money.nullish(),
  goodsValue: money.nullish(),
  insuredValue: money.nullish().describe('declared value when insured'),
});

const question = z
  .strictObject({
    type: z.enum(claimTypes),
    piecesAffected: z.int().min(1).max(100_000).optional(),
    shipmentId: z.uuid().optional(),
    waybill: name.optional(),
    carrier: name.optional(),
    shipment: facts.optional().describe('facts of a shipment that is not registered'),
  })
  .refine(
    ({ shipmentId, waybill, shipment }) => [shipmentId, waybill, shipment].filter(Boolean).length === 1,
    {
      path: ['shipmentId'],
      message: 'Give one of shipmentId, waybill and shipment',
    },
  );
export class EstimateDto extends createZodDto(question) {}

export const estimateAnswer = z.object({
  amount: money.nullable().describe('null while a fact is missing'),
  formula: z.string(),
  clause: z.string().nullable().describe('the rule, such as generic/uninsured'),
  effectiveFrom: z.iso.date().nullable(),
  source: z.string().nullable(),
  mayFileFrom: z.iso.datetime().nullable(),
  mayFileUntil: z.iso
    .datetime()
    .nullable()
    .describe('null while it counts from something that has not happened'),
  evidence: z.array(z.enum(evidenceKinds)),
  missing: z.array(z.string()),
});
export class EstimateAnswerDto extends createZodDto(estimateAnswer) {}
