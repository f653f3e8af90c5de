import type { z } from 'zod';

/** What a field of an event usually holds; what is not here is made from its schema. */
const usual: Readonly<Record<string, unknown>> = {
  number: 'CLM-2026-000123',
  currency: 'IDR',
  photos: 2,
  items: ['photo_label', 'invoice'],
  kind: 'invoice',
  carrier: 'JNE',
  waybill: 'JX0012345678',
  reasonCode: 'covered',
  clock: 'decision',
  occurredAt: '2026-11-24T03:20:00.000Z',
  silentSince: '2026-11-20T09:00:00.000Z',
  answerBy: '2026-12-04T10:00:00.000Z',
  dueAt: '2026-12-01T10:00:00.000Z',
  decisionDueAt: '2026-12-05T10:00:00.000Z',
  appealUntil: '2026-12-27T10:00:00.000Z',
  settledAt: '2026-11-27T05:00:00.000Z',
  deliveredAt: '2026-11-26T08:30:00.000Z',
};

const money = { amount: 130_000, currency: 'IDR' };

type Def = z.core.$ZodTypeDef & Record<string, unknown>;

const defOf = (schema: z.core.$ZodType): Def => schema._zod.def as unknown as Def;

/** The value as written when the schema takes it; else one that the schema takes. */
export function sampleOf(schema: z.core.$ZodType, name = ''): unknown {
  const wanted = usual[name];
  if (wanted !== undefined && accepts(schema, wanted)) return wanted;
  if (accepts(schema, money)) return money;
  return made(schema, name);
}

const accepts = (schema: z.core.$ZodType, value: unknown): boolean =>
  (schema as z.ZodType).safeParse(value).success;

function made(schema: z.core.$ZodType, name: string): unknown {
  const def = defOf(schema);
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def['shape'] as Record<string, z.core.$ZodType>).map(([field, inner]) => [
          field,
          sampleOf(inner, field),
        ]),
      );
    case 'nullable':
    case 'optional':
      return sampleOf(def['innerType'] as z.core.$ZodType, name);
    case 'array':
      return [sampleOf(def['element'] as z.core.$ZodType, name)];
    case 'enum':
      return Object.values(def['entries'] as Record<string, string>)[0];
    case 'boolean':
      return false;
    case 'number':
      return 1;
    default:
      return texts.find((text) => accepts(schema, text)) ?? null;
  }
}

const texts = [
  '0190a000-0000-7000-8000-000000000001',
  '2026-12-01T10:00:00.000Z',
  'IDR',
  '2026-12-01',
  'contoh',
];

/** The choices of an enum field, to see every text that a rule may pick. */
export function variantsOf(schema: z.core.$ZodType): readonly Record<string, unknown>[] {
  const def = defOf(schema);
  if (def.type !== 'object') return [];
  return Object.entries(def['shape'] as Record<string, z.core.$ZodType>).flatMap(([field, inner]) => {
    const own = defOf(inner);
    return own.type === 'enum'
      ? Object.values(own['entries'] as Record<string, string>).map((value) => ({ [field]: value }))
      : [];
  });
}
