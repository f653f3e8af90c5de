import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { saidReasons } from './domain/reasons';

const note = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((value) => !value.includes('\0'), 'No NUL characters');

export class ExplainBreachDto extends createZodDto(
  z
    .strictObject({ reason: z.enum(saidReasons), note: note.optional() })
    .meta({ examples: [{ reason: 'waits_for_carrier', note: 'The hub answers on Monday.' }] }),
) {}

export const breachView = z.object({
  reason: z.enum(saidReasons),
  note: z.string().nullable(),
  saidBy: z.string(),
  saidAt: z.iso.datetime(),
});
export class BreachDto extends createZodDto(breachView) {}
