import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { claimTypes, outcomes } from '../claims/domain/words';
import { findingKinds } from '../findings/domain/kinds';

const maxMinorUnits = 10_000_000_000_000;

export const approvalTerms = z.strictObject({
  maxAmount: z.int().min(1).max(maxMinorUnits).describe('integer minor units of the currency'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'A three-letter ISO 4217 code')
    .default('IDR'),
  types: z.array(z.enum(claimTypes)).min(1).max(claimTypes.length),
  organisations: z.array(z.uuid()).max(1_000).default([]).describe('empty: every organisation'),
  absentFindings: z
    .array(z.enum(findingKinds))
    .max(findingKinds.length)
    .default([...findingKinds])
    .describe('a claim with one of these open goes to people; all of them when left out'),
  qaPercent: z.number().min(0).max(100).default(10).describe('share a second person looks at'),
});

export const newRuleExample = {
  key: 'small-damage',
  maxAmount: 250_000,
  currency: 'IDR',
  types: ['damage', 'partial_loss'],
  absentFindings: ['too_late', 'possible_duplicate', 'evidence_missing', 'tracking_contradicts'],
  qaPercent: 10,
};

const newRule = approvalTerms
  .extend({
    key: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,39}$/, 'Small letters, digits and dashes')
      .describe('a known key makes its next version'),
  })
  .meta({ examples: [newRuleExample] });
export class NewRuleDto extends createZodDto(newRule) {}

export const dryRunExample = {
  rule: { maxAmount: 250_000, currency: 'IDR', types: ['damage', 'partial_loss'] },
  days: 90,
};

export class DryRunDto extends createZodDto(
  z
    .strictObject({
      ruleId: z.uuid().optional().describe('a version that is stored; it may be activated afterwards'),
      rule: approvalTerms.optional().describe('terms to try without storing them'),
      days: z.int().min(1).max(730).default(90),
    })
    .refine(({ ruleId, rule }) => (ruleId === undefined) !== (rule === undefined), {
      path: ['ruleId'],
      message: 'Give either ruleId or rule',
    })
    .meta({ examples: [dryRunExample] }),
) {}

const at = z.iso.datetime();
export const ruleView = z.object({
  id: z.uuid(),
  name: z.string().describe('as decisions name it, such as auto/small-damage@3'),
  key: z.string(),
  version: z.int(),
  state: z.enum(['draft', 'active', 'retired']),
  maxAmount: z.int(),
  currency: z.string(),
  types: z.array(z.enum(claimTypes)),
  organisations: z.array(z.uuid()),
  absentFindings: z
    .array(z.enum(findingKinds))
    .describe('also what came to be noticed after the version was written'),
  qaPercent: z.number(),
  createdBy: z.string(),
  createdAt: at,
  dryRunAt: at.nullable(),
  activatedBy: z.string().nullable(),
  activatedAt: at.nullable(),
  retiredBy: z.string().nullable(),
  retiredAt: at.nullable(),
});
export class RuleDto extends createZodDto(ruleView) {}
export class RulesDto extends createZodDto(z.object({ items: z.array(ruleView) })) {}

const tried = z.object({
  claimId: z.uuid(),
  number: z.string(),
  organisationId: z.uuid(),
  type: z.enum(claimTypes),
  currency: z.string(),
  byRule: z.int().describe('what the rule would have approved'),
  outcome: z.enum(outcomes).nullable().describe('what people decided; null while they have not'),
  byPeople: z.int().nullable(),
});
export type Tried = z.infer<typeof tried>;

export const dryRunView = z.object({
  days: z.int(),
  cases: z.int(),
  wouldApprove: z.int(),
  amounts: z.array(
    z.object({
      currency: z.string(),
      byRule: z.int(),
      byPeople: z.int().describe('for the same claims, where people decided'),
    }),
  ),
  agreement: z.object({
    same: z.int().describe('people approved the same amount'),
    peopleApprovedLess: z.int(),
    peopleRejected: z.int(),
    undecided: z.int(),
  }),
  leftToPeople: z
    .array(z.object({ reason: z.string(), cases: z.int() }))
    .describe('why, most frequent first; a claim can have several'),
  differences: z.array(tried).describe('up to 50 that people did not approve like that'),
  examples: z.array(tried).describe('up to 50 others'),
});
export class DryRunResultDto extends createZodDto(dryRunView) {}
