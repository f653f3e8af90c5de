import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { parties } from '../rules/domain/pack';
import { minorUnits, moment, text } from './claim-fields';
import { claimTypes, wishes } from './domain/words';

const currency = z.string().regex(/^[A-Z]{3}$/, 'A three-letter ISO 4217 code');

const line = z.strictObject({
  description: text(500),
  category: text(100).nullish(),
  quantity: z.int().min(1).max(100_000).default(1),
  claimedAmount: minorUnits.nullish().describe('integer minor units; null or left out when not stated'),
});

export const fileClaim = z
  .strictObject({
    shipmentId: z.uuid().optional(),
    waybill: text(100)
      .optional()
      .describe('instead of shipmentId; the newest shipment of that number is meant'),
    carrier: text(100).optional().describe('with waybill, where two carriers use the same number'),
    type: z.enum(claimTypes),
    wish: z.enum(wishes).default('compensation'),
    currency: currency.default('IDR'),
    description: text(5_000).optional(),
    lines: z.array(line).min(1).max(100),
    piecesAffected: z.int().min(1).max(100_000).optional(),
    weightGrams: z.int().min(1).max(100_000_000).optional().describe('of what is claimed for'),
    codAmount: minorUnits.optional().describe('cash that was collected and not handed over'),
    salvageAmount: minorUnits.optional().describe('what the goods are still worth'),
    filedFor: z.enum(parties).default('sender').describe('whose claim it is'),
    externalReference: text(200)
      .optional()
      .describe('your own number; filing it again answers the same claim'),
    incidentId: z.uuid().optional(),
    occurredAt: moment.optional(),
    receivedAt: moment
      .optional()
      .describe('for past claims: when it was received; clocks start now all the same'),
  })
  .refine((claim) => (claim.shipmentId === undefined) !== (claim.waybill === undefined), {
    path: ['shipmentId'],
    message: 'Give either shipmentId or waybill',
  })
  .refine((claim) => claim.carrier === undefined || claim.waybill !== undefined, {
    path: ['carrier'],
    message: 'Only together with waybill',
  });
export class FileClaimDto extends createZodDto(
  fileClaim.meta({
    examples: [
      {
        waybill: 'JP1234567890',
        carrier: 'JNE',
        type: 'damage',
        wish: 'compensation',
        currency: 'IDR',
        description: 'The box was crushed on one side and the vase is in pieces.',
        lines: [{ description: 'Ceramic vase', category: 'household', quantity: 2, claimedAmount: 300_000 }],
        piecesAffected: 1,
        externalReference: 'ORDER-2026-0815',
        occurredAt: '2026-11-24T15:30:00+07:00',
      },
    ],
  }),
) {}
