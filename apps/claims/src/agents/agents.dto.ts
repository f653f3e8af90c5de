import { createZodDto, oneOrMany } from '@tuntas/platform';
import { z } from 'zod';
import { claimTypes } from '../claims/domain/words';

const word = z.string().trim().min(1).max(100);
const types = z.array(z.enum(claimTypes)).max(claimTypes.length);
const carriers = z.array(word).max(100);

export const changeAgent = z
  .strictObject({
    available: z.boolean(),
    awayUntil: z.iso.datetime({ offset: true }).nullable().default(null),
    loadCap: z.int().min(1).max(10_000).nullable().default(null),
    types: types.default([]).describe('claim types the agent works on; empty is all'),
    carriers: carriers.default([]).describe('carriers the agent works on; empty is all'),
    substituteId: word.nullable().default(null).describe('who does the work meanwhile'),
  })
  .meta({
    examples: [
      {
        available: false,
        awayUntil: '2026-12-28T02:00:00Z',
        loadCap: 40,
        types: ['damage', 'partial_loss'],
        carriers: [],
        substituteId: '0192f1c2-0000-7000-8000-000000000902',
      },
    ],
  });
export class ChangeAgentDto extends createZodDto(changeAgent) {}

export class AgentsQuery extends createZodDto(z.strictObject({ personId: oneOrMany(word).optional() })) {}

const at = z.iso.datetime();
const agent = z.object({
  personId: z.string(),
  roles: z.array(z.string()),
  active: z.boolean(),
  available: z.boolean(),
  awayUntil: at.nullable(),
  present: z.boolean().describe('available, or the absence is over'),
  loadCap: z.int().nullable(),
  types: z.array(z.enum(claimTypes)),
  carriers: z.array(z.string()),
  substituteId: z.string().nullable(),
  standInId: z.string().nullable().describe('who does the work now; null is nobody'),
  load: z.int().describe('claims in review on this desk'),
  open: z.int().describe('all open claims of this agent'),
  overdue: z.int(),
  version: z.int(),
});
export class AgentDto extends createZodDto(agent) {}
export class AgentsDto extends createZodDto(z.object({ items: z.array(agent) })) {}
