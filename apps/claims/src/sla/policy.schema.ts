import { z } from 'zod';
import { claimTypes, priorities } from '../claims/domain/words';
import { type ClockName, clockNames } from './domain/promises';

const unit = z.enum(['minutes', 'hours', 'working_days']);
const rungName = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'Lower-case letters, digits and underscores');

const budget = z.strictObject({
  calendar: z.string().min(1).max(60).describe('id of a calendar; `always` counts every hour'),
  unit,
  value: z.int().min(0).max(10_000),
});

const rung = z
  .strictObject({
    name: rungName.describe('`warn` and `breach` are told as such, every other name as an escalation'),
    percent: z.number().positive().max(1_000).optional().describe('share of the budget that has run'),
    after: z
      .strictObject({ unit, value: z.int().positive().max(10_000) })
      .optional()
      .describe('working time after the budget ran out'),
    to: z.enum(['assignee', 'supervisor', 'admin']).default('assignee'),
    clocks: z.array(z.enum(clockNames)).min(1).optional(),
  })
  .refine(({ percent, after }) => (percent === undefined) !== (after === undefined), {
    path: ['percent'],
    message: 'Give either percent or after',
  });

export const policyDefinition = z
  .strictObject({
    name: z.string().trim().min(1).max(120),
    match: z
      .strictObject({
        organisations: z.array(z.uuid()).max(500).default([]),
        types: z.array(z.enum(claimTypes)).default([]),
        priorities: z.array(z.enum(priorities)).default([]),
      })
      .default({ organisations: [], types: [], priorities: [] })
      .describe('claims it is for; empty is all. The most particular one counts'),
    clocks: z.strictObject(
      Object.fromEntries(clockNames.map((name) => [name, budget])) as Record<ClockName, typeof budget>,
    ),
    rungs: z.array(rung).min(2).max(12),
    lateAfterSeconds: z.int().min(1).max(3_600).default(60),
    retired: z.boolean().default(false),
  })
  .superRefine(({ rungs }, context) => {
    const names = rungs.map(({ name }) => name);
    const missing = ['warn', 'breach'].filter((name) => !names.includes(name));
    if (missing.length > 0 || new Set(names).size < names.length) {
      context.addIssue({
        code: 'custom',
        path: ['rungs'],
        message: 'warn and breach are among them, and no name twice',
      });
    }
    const breach = rungs.find(({ name }) => name === 'breach');
    if (breach && breach.percent !== 100) {
      context.addIssue({ code: 'custom', path: ['rungs'], message: 'breach is at 100 percent' });
    }
  });
export type PolicyDefinition = z.output<typeof policyDefinition>;
