import { createZodDto, oneOrMany, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import { complaintOutcomes, complaintStates } from './domain/complaint';
import { categoryCodes } from './policy';

const words = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !value.includes('\0'), 'No NUL characters');

export const complaintExample = {
  category: 'too_slow',
  text: 'I have heard nothing for two weeks, and nobody answers the phone.',
};

export class NewComplaintDto extends createZodDto(
  z
    .strictObject({
      category: z.enum(categoryCodes),
      text: words(5_000),
      claimId: z.uuid().optional().describe('the claim it is about; staff must name one'),
    })
    .meta({ examples: [complaintExample] }),
) {}

export const answerExample = {
  outcome: 'upheld',
  answer:
    'You are right: your messages went unanswered for two weeks. We have called you and changed how we share out the work.',
};

export class AnswerComplaintDto extends createZodDto(
  z
    .strictObject({ outcome: z.enum(complaintOutcomes), answer: words(5_000) })
    .meta({ examples: [answerExample] }),
) {}

export class ReopenComplaintDto extends createZodDto(
  z.strictObject({ reason: words(2_000) }).meta({ examples: [{ reason: 'Nobody has called me yet.' }] }),
) {}

export class ListComplaintsQuery extends createZodDto(
  pageQuery({
    sort: ['receivedAt', 'dueAt'],
    defaultSort: '-receivedAt',
    filter: {
      state: oneOrMany(z.enum(complaintStates)).optional(),
      category: oneOrMany(z.enum(categoryCodes)).optional(),
      claimId: z.uuid().optional(),
      overdue: z.enum(['true', 'false']).optional(),
    },
  }),
) {}

const at = z.iso.datetime();
export const complaintView = z.object({
  id: z.uuid(),
  number: z.string(),
  organisationId: z.uuid(),
  claimId: z.uuid().nullable(),
  category: z.string(),
  text: z.string(),
  complainantId: z.string(),
  state: z.enum(complaintStates),
  receivedAt: at,
  dueAt: at.nullable().describe('when it must be answered; null when it was'),
  overdue: z.boolean(),
  handlerId: z.string().nullable(),
  outcome: z.enum(complaintOutcomes).nullable(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: at.nullable(),
  reopenUntil: at.nullable().describe('until when it may be sent back, once'),
  reopenedNo: z.int(),
  reopenReason: z.string().nullable(),
  allowedActions: z.array(z.enum(['take', 'answer', 'reopen'])),
  version: z.int(),
});
export class ComplaintDto extends createZodDto(complaintView) {}
export class ComplaintPageDto extends createZodDto(pageOf(complaintView)) {}
export class ComplaintCategoriesDto extends createZodDto(
  z.object({ items: z.array(z.object({ code: z.string(), id: z.string(), en: z.string() })) }),
) {}
