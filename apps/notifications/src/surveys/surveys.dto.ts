import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';

const answer = z.strictObject({
  score: z.int().min(1).max(5).describe('1 very bad … 5 very good'),
  comment: z
    .string()
    .trim()
    .max(2_000)
    .nullish()
    .transform((text) => text || null),
});

const surveyView = z.object({
  claimNumber: z.string(),
  state: z.enum(['open', 'answered', 'expired']),
  answerBy: z.iso.datetime(),
  score: z.int().nullable(),
});

export class SurveyAnswerDto extends createZodDto(answer) {}
export const surveyExamples = {
  good: {
    summary: 'Good, with a comment',
    value: { score: 4, comment: 'Quick, but I had to send the invoice twice.' },
  },
};
export class SurveyDto extends createZodDto(surveyView) {}
export type SurveyView = z.output<typeof surveyView>;
