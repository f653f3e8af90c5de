import { createZodDto, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';

const score = z.int().min(1).max(5);

const answer = z.strictObject({
  score: score.describe('1 very bad … 5 very good'),
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

/** An answer as the desk reads it; the comment is what somebody wrote, and may name people. */
const givenAnswer = z.object({
  id: z.uuid(),
  organisationId: z.uuid(),
  claimId: z.uuid(),
  claimNumber: z.string(),
  cycle: z.int().describe('1 after the first settlement, 2 after the one that an appeal led to'),
  score,
  comment: z.string().nullable(),
  answeredAt: z.iso.datetime(),
});

const givenAnswersQuery = pageQuery({
  sort: ['answeredAt'],
  defaultSort: '-answeredAt',
  filter: {
    claimId: z.guid().optional(),
    atMost: z.coerce.number().int().min(1).max(5).optional().describe('only scores up to this one'),
  },
});

export class SurveyAnswersQuery extends createZodDto(givenAnswersQuery) {}
export class SurveyAnswerPageDto extends createZodDto(pageOf(givenAnswer)) {}
export type GivenAnswer = z.output<typeof givenAnswer>;

export class SatisfactionQuery extends createZodDto(
  z.strictObject({ days: z.coerce.number().int().min(1).max(366).default(30) }),
) {}
const satisfaction = z.object({
  since: z.iso.datetime(),
  asked: z.int().describe('questions sent since then'),
  answered: z.int().describe('answers since then, whenever the question was sent'),
  average: z.number().nullable().describe('1 to 5, to a hundredth; null without an answer'),
  scores: z.array(z.object({ score, answers: z.int() })).describe('all five, the best first'),
});
export class SatisfactionDto extends createZodDto(satisfaction) {}
export type Satisfaction = z.output<typeof satisfaction>;
