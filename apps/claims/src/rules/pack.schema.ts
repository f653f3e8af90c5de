import { z } from 'zod';
import { claimTypes } from '../claims/domain/words';
import { evidenceKinds } from '../evidence/domain/kinds';
import { bases, countries, deadlines, laws, moments, parties, sides, units } from './domain/pack';

const text = z.strictObject({ en: z.string().min(1), id: z.string().min(1) });
const money = z.strictObject({
  amount: z.int().min(0).describe('integer minor units'),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
const word = z.string().regex(/^[a-z0-9_]+(-[a-z0-9_]+)*$/);
const zone = z.string().refine((name) => isZone(name), 'Not an IANA time zone');
const time = z.iso.datetime({ offset: true, local: false });

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

export const packKey = z.strictObject({ id: word, version: z.int().positive() });

const span = { value: z.int().min(0), unit: z.enum(units) };
const edge = z.strictObject({
  after: z.array(z.enum(moments)).min(1).describe('counts from the first of these that is known'),
  ...span,
});

const terms = z
  .strictObject({
    clause: word,
    leastOf: z.array(z.enum(sides)).min(1).describe('the least of these is paid'),
    feeMultiple: z.int().positive().nullable().default(null),
    sdrPerKg: z.int().positive().nullable().default(null).describe('hundredths of an SDR: 2600 is 26 SDR'),
    cap: money.nullable().default(null),
    deductible: z
      .array(
        z.strictObject({
          from: money.nullable().default(null).describe('least amount for which this tier counts'),
          fixed: money.nullable().default(null),
          percent: z.int().min(1).max(100).nullable().default(null),
        }),
      )
      .default([])
      .describe('the last tier that the amount reaches counts'),
    paysPercent: z.int().min(1).max(100).nullable().default(null),
    adminFee: money.nullable().default(null),
    premium: z
      .strictObject({ permille: z.int().positive(), plus: money.nullable().default(null) })
      .nullable()
      .default(null),
  })
  .refine((given) => !given.leastOf.includes('fee_multiple') || given.feeMultiple !== null, {
    path: ['feeMultiple'],
    message: 'How many times the fee?',
  })
  .refine((given) => !given.leastOf.includes('weight_limit') || given.sdrPerKg !== null, {
    path: ['sdrPerKg'],
    message: 'How many SDR for a kilogram?',
  });

const claim = z.strictObject({
  clause: word,
  basis: z.enum(bases),
  opens: edge.nullable(),
  closes: edge.nullable(),
  evidence: z.array(z.enum(evidenceKinds)).describe('papers that the carrier asks for'),
});

const windowVector = z.strictObject({
  window: z.enum(claimTypes),
  moments: z.partialRecord(z.enum(moments), time),
  at: time,
  within: z.boolean(),
});
const amountVector = z.strictObject({
  pays: z.enum(claimTypes),
  shippedOn: z.iso.date().optional().describe('for the rate of an SDR'),
  fee: z.int().min(0).optional(),
  goodsValue: z.int().min(0).optional(),
  declaredValue: z.int().min(0).optional(),
  codAmount: z.int().min(0).optional(),
  salvage: z.int().min(0).optional(),
  promised: z.boolean().optional(),
  pieces: z.int().positive().optional(),
  piecesAffected: z.int().positive().optional(),
  weightGrams: z.int().positive().optional(),
  excluded: z.array(word).optional(),
  currency: z.string().optional(),
  amount: z.int().min(0).nullable(),
});
const premiumVector = z.strictObject({
  premiumFor: z.int(),
  currency: z.string().optional(),
  amount: z.int(),
});

/** Examples that a pack carries and `npm run rules -- test` holds it against. */
export const vector = z.union([windowVector, amountVector, premiumVector]);
export type Vector = z.output<typeof vector>;

/** A pack as it is written down. */
export const packFile = z.strictObject({
  $schema: z.string().optional(),
  ...packKey.shape,
  name: text,
  carriers: z.array(z.string().min(1)).min(1).describe('names that shipments carry; * for all others'),
  services: z.array(z.string().min(1)).min(1).nullable().describe('null for all services'),
  source: z.string().min(1),
  url: z.url().nullable(),
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullable(),
  zone,
  law: z.enum(laws).nullable(),
  holidays: z
    .enum(countries)
    .nullable()
    .default(null)
    .describe('whose holidays are no working days; null counts them'),
  base: packKey.nullable().describe('the pack that answers what this one does not know'),
  mayFile: z.array(z.enum(parties)).min(1).nullable(),
  uninsured: terms.nullable(),
  insured: terms.nullable(),
  partialCap: money.nullable().default(null),
  claims: z.record(z.enum(claimTypes), claim.nullable()),
  exclusions: z
    .array(
      z.strictObject({
        code: word,
        types: z.array(z.enum(claimTypes)).nullable().default(null),
        says: text,
        when: z
          .strictObject({
            source: z.string().min(1),
            categories: z.array(z.string().min(1)).default([]),
            uncoveredAbove: money.nullable().default(null),
          })
          .nullable()
          .default(null)
          .describe('facts of a claim that show that it may apply; null where only a person can see it'),
      }),
    )
    .default([]),
  deadlines: z.partialRecord(z.enum(deadlines), z.strictObject(span)).default({}),
  notes: z.array(text).default([]),
  unknown: z.array(z.string().regex(/^[a-zA-Z_]+(\.[a-zA-Z_]+)*$/)).default([]),
  vectors: z.array(vector).default([]),
});
export type PackFile = z.output<typeof packFile>;
export type TermsFile = NonNullable<PackFile['uninsured']>;
