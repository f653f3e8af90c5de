import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { claimTypes } from '../claims/domain/words';
import { evidenceKinds } from '../evidence/domain/kinds';
import { countries, deadlines, laws, moments, parties, sides, units } from './domain/pack';

const moment = z.iso.datetime({ offset: true });
const money = z.strictObject({
  amount: z.int().min(0).max(10_000_000_000_000).describe('integer minor units'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'A three-letter ISO 4217 code'),
});
const name = z.string().trim().min(1).max(100);
const text = z.object({ id: z.string(), en: z.string() });

const facts = z.strictObject({
  carrier: name,
  service: z.string().trim().max(100).default(''),
  shippedAt: moment,
  promisedAt: moment.nullish(),
  deliveredAt: moment.nullish(),
  lostSuspectedAt: moment.nullish().describe('silent since'),
  lastStatusAt: moment.nullish().describe('deliveredAt when left out'),
  pieces: z.int().min(1).max(100_000).default(1),
  fee: money.nullish(),
  goodsValue: money.nullish(),
  insuredValue: money.nullish().describe('declared value when insured'),
});
export type FactsDto = z.output<typeof facts>;

const claimFacts = {
  type: z.enum(claimTypes),
  piecesAffected: z.int().min(1).max(100_000).optional(),
  weightGrams: z
    .int()
    .min(1)
    .max(100_000_000)
    .optional()
    .describe('of what is claimed for, for limits by weight'),
  codAmount: money.optional().describe('cash that was collected and not handed over'),
  salvageValue: money.optional().describe('what the goods are still worth'),
  filedFor: z.enum(parties).default('sender').describe('whose claim it is'),
  evidence: z.array(z.enum(evidenceKinds)).max(20).default([]).describe('papers that are there already'),
  excluded: z
    .array(z.string().max(60))
    .max(20)
    .default([])
    .describe('exclusions of the pack that apply, by reason code'),
};

const question = z
  .strictObject({
    ...claimFacts,
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

const packKey = z.object({ id: z.string(), version: z.int() });
const exclusion = z.object({
  code: z.string(),
  types: z.array(z.enum(claimTypes)).nullable(),
  says: text,
  when: z
    .object({ source: z.string(), categories: z.array(z.string()), uncoveredAbove: money.nullable() })
    .nullable()
    .describe('facts of a claim that show that it may apply'),
});

export const estimateAnswer = z.object({
  amount: money.nullable().describe('null while a fact is missing'),
  formula: z.string(),
  formulaText: text.describe('the formula in names, in both languages'),
  calculation: text.describe('the formula with the numbers filled in'),
  clause: z.string().nullable().describe('the rule, such as generic/uninsured'),
  pack: packKey.extend({ name: text }).nullable(),
  effectiveFrom: z.iso.date().nullable(),
  source: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  mayFile: z.array(z.enum(parties)).nullable().describe('null when the terms do not say'),
  entitled: z.boolean().nullable().describe('whether filedFor is among them'),
  mayFileFrom: z.iso.datetime().nullable(),
  mayFileUntil: z.iso
    .datetime()
    .nullable()
    .describe('null while it counts from something that has not happened'),
  evidence: z.array(z.enum(evidenceKinds)),
  missingPapers: z.array(z.enum(evidenceKinds)),
  missing: z.array(z.string()),
  excludedBy: z.string().nullable(),
  exclusions: z.array(exclusion).describe('what the terms do not pay for'),
  premium: money.nullable().describe('what the cover costs, where the terms say'),
  unknown: z.array(z.string()).describe('fields of the pack that nobody knows and that matter here'),
  notes: z.array(text),
});
export class EstimateAnswerDto extends createZodDto(estimateAnswer) {}

/** Facts in, answer out, for any pack and date; nothing is read or written. */
export class TryPackDto extends createZodDto(
  z.strictObject({
    ...claimFacts,
    pack: z
      .strictObject({ id: name, version: z.int().positive().optional() })
      .optional()
      .describe('left out: the pack of the carrier, service and date of the shipment'),
    shipment: facts,
    at: moment
      .optional()
      .describe('the moment of filing, to see whether it is within the window; now when left out'),
  }),
) {}
export class TryAnswerDto extends createZodDto(
  estimateAnswer.extend({ within: z.boolean().describe('whether `at` is within the window') }),
) {}

const span = z.object({ value: z.int(), unit: z.enum(units) });
const edge = span.extend({ after: z.array(z.enum(moments)) });
const terms = z.object({
  rule: z.string(),
  leastOf: z.array(z.enum(sides)),
  feeMultiple: z.int().nullable(),
  sdrPerKg: z.int().nullable().describe('hundredths of an SDR'),
  cap: money.nullable(),
  deductible: z.array(
    z.object({ from: money.nullable(), fixed: money.nullable(), percent: z.int().nullable() }),
  ),
  paysPercent: z.int().nullable(),
  adminFee: money.nullable(),
  premium: z.object({ permille: z.int(), plus: money.nullable() }).nullable(),
});
const packSummary = packKey.extend({
  name: text,
  carriers: z.array(z.string()),
  services: z.array(z.string()).nullable(),
  source: z.string(),
  url: z.string().nullable(),
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullable(),
  zone: z.string(),
  law: z.enum(laws).nullable(),
  holidays: z.enum(countries).nullable().describe('whose public holidays are no working days'),
  unknown: z.array(z.string()),
});
const pack = packSummary.extend({
  mayFile: z.array(z.enum(parties)).nullable(),
  uninsured: terms.nullable(),
  insured: terms.nullable(),
  partialCap: money.nullable(),
  claims: z.record(
    z.enum(claimTypes),
    z
      .object({
        rule: z.string(),
        basis: z.string(),
        opens: edge.nullable(),
        closes: edge.nullable(),
        evidence: z.array(z.enum(evidenceKinds)),
      })
      .nullable(),
  ),
  exclusions: z.array(exclusion),
  deadlines: z.partialRecord(z.enum(deadlines), span),
  notes: z.array(text),
});
const warning = z.object({ field: z.string(), window: span, least: span, source: z.string() });

export class PackListDto extends createZodDto(z.object({ items: z.array(packSummary) })) {}
export class PackDto extends createZodDto(
  pack.extend({
    versions: z.array(z.int()).describe('every version there is'),
    warnings: z.array(warning).describe('windows that are shorter than the law allows'),
  }),
) {}
export class PackQuery extends createZodDto(
  z.strictObject({ version: z.coerce.number().int().positive().optional() }),
) {}
export class PackListQuery extends createZodDto(
  z.strictObject({
    carrier: name.optional().describe('packs that serve this carrier'),
    on: z.iso.date().optional().describe('packs that hold for parcels shipped on this day'),
  }),
) {}
