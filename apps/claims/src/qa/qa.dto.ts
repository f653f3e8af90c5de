import { createZodDto, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import { outcomes } from '../claims/domain/words';

export class QaReviewsQuery extends createZodDto(
  pageQuery({
    sort: ['decidedAt'],
    defaultSort: 'decidedAt',
    filter: {
      state: z.enum(['open', 'agreed', 'disagreed']).optional(),
      outcome: z.enum(outcomes).optional(),
      decidedBy: z.string().min(1).max(200).optional(),
      mine: z.enum(['true', 'false']).optional().describe('false leaves out what you decided yourself'),
    },
  }),
) {}

export const qaExample = { verdict: 'disagree', reason: 'The label can be read on the second photo.' };

export class QaVerdictDto extends createZodDto(
  z
    .strictObject({
      verdict: z.enum(['agree', 'disagree']),
      reason: z.string().trim().min(1).max(2_000).optional().describe('needed to disagree'),
    })
    .refine(({ verdict, reason }) => verdict === 'agree' || reason !== undefined, {
      path: ['reason'],
      message: 'Say why you disagree',
    })
    .meta({ examples: [qaExample] }),
) {}

const at = z.iso.datetime();
export const qaReviewView = z.object({
  id: z.uuid(),
  claimId: z.uuid(),
  number: z.string().describe('of the claim'),
  type: z.string(),
  decisionNo: z.int(),
  organisationId: z.uuid(),
  outcome: z.enum(outcomes),
  currency: z.string(),
  approvedAmount: z.int(),
  reasonCode: z.string(),
  automaticRule: z.string().nullable(),
  decidedBy: z.string(),
  decidedAt: at,
  state: z.enum(['open', 'agreed', 'disagreed']),
  consequence: z
    .enum(['none', 'reopened', 'flagged'])
    .nullable()
    .describe('reopened: somebody else decides again; flagged: something was given already'),
  mayReview: z.boolean().describe('false for what you decided yourself, and for what is reviewed'),
  reviewedBy: z.string().nullable(),
  reviewedAt: at.nullable(),
  reason: z.string().nullable(),
});
export type QaReviewView = z.infer<typeof qaReviewView>;
export class QaReviewDto extends createZodDto(qaReviewView) {}
export class QaReviewPage extends createZodDto(pageOf(qaReviewView)) {}
