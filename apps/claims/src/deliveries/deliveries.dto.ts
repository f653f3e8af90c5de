import { createZodDto } from '@tuntas/platform';
import { locales } from '@tuntas/contracts';
import { z } from 'zod';
import { deliveryAnswers } from './domain/delivery-answer';

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((value) => !value.includes('\0'), 'No NUL characters');

/** As JSON, or as the text fields of a form with photos. */
export const answerDelivery = z.strictObject({
  answer: z.enum(deliveryAnswers),
  description: text(5_000).optional(),
  declaredBy: text(200).min(1).optional().describe('name of who signs; asked for with `needsDeclaration`'),
  signature: z
    .string()
    .max(400_000)
    .regex(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/, 'Must be a PNG as a data URL')
    .optional(),
  locale: z.enum(locales).default('id').describe('in which language the declaration was read'),
});
export type AnswerDelivery = z.output<typeof answerDelivery>;

const at = z.iso.datetime();

const deliveryView = z.object({
  waybill: z.string(),
  carrier: z.string(),
  deliveredAt: at.nullable(),
  state: z.enum(['open', 'expired']),
  answerBy: at,
  mayAnswer: z.array(z.enum(deliveryAnswers)),
  answers: z.array(z.object({ answer: z.enum(deliveryAnswers), answeredAt: at })),
  needsDeclaration: z
    .boolean()
    .describe('“never arrived” has to be signed, because the carrier says otherwise'),
  declaration: z.object({ version: z.int(), text: z.record(z.enum(locales), z.string()) }),
});
export class DeliveryDto extends createZodDto(deliveryView) {}
export type DeliveryView = z.output<typeof deliveryView>;
