import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { claimTypes, outcomes } from './domain/words';

const words = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !value.includes('\0'), 'No NUL characters');

export class AppealDto extends createZodDto(
  z
    .strictObject({ reason: words(2_000).optional().describe('may be left out with new evidence') })
    .meta({ examples: [{ reason: 'The padding is on the second photo, under the lid.' }] }),
) {}

export class MergeDto extends createZodDto(
  z
    .strictObject({
      into: z.uuid().describe('the claim that goes on, of the same organisation'),
      reason: words(2_000).optional(),
    })
    .meta({
      examples: [
        {
          into: '0192f1c2-0000-7000-8000-0000000000c2',
          reason: 'The same parcel, filed twice under two types.',
        },
      ],
    }),
) {}

export class RecoveryChoiceDto extends createZodDto(
  z
    .strictObject({
      choice: z
        .enum(['keep_money', 'take_parcel'])
        .describe('take_parcel: the parcel is delivered and what was paid is owed back'),
    })
    .meta({ examples: [{ choice: 'take_parcel' }] }),
) {}

export class ReasonCodesQuery extends createZodDto(
  z.strictObject({ outcome: z.enum(outcomes).optional(), type: z.enum(claimTypes).optional() }),
) {}

const both = z.object({ id: z.string(), en: z.string() });
export const reasonCodeView = z.object({
  code: z.string(),
  outcomes: z.array(z.enum(outcomes)),
  types: z.array(z.enum(claimTypes)).nullable().describe('null: every type of claim'),
  id: z.string().describe('in Indonesian'),
  en: z.string(),
  explanation: both.describe('what the claimant reads'),
  textRequired: z.boolean().describe('a decision with it needs a reason in words as well'),
});
export class ReasonCodesDto extends createZodDto(z.object({ items: z.array(reasonCodeView) })) {}
