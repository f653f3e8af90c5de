import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { calendarDefinition } from './calendar/calendar.schema';
import { clockNames } from './domain/promises';
import { policyDefinition } from './policy.schema';

const note = z.string().trim().min(1).max(500).optional().describe('why, for the history');

export class SaveCalendarDto extends createZodDto(z.strictObject({ definition: calendarDefinition, note })) {}
export class SavePolicyDto extends createZodDto(z.strictObject({ definition: policyDefinition, note })) {}

const at = z.iso.datetime();
const version = {
  kind: z.enum(['calendar', 'policy']),
  id: z.string(),
  version: z.int(),
  note: z.string().nullable(),
  createdBy: z.string(),
  createdAt: at,
  revision: z.int(),
};
const calendar = z.object({ ...version, definition: calendarDefinition });
const policy = z.object({ ...version, definition: policyDefinition });

export class CalendarDto extends createZodDto(calendar) {}
export class CalendarsDto extends createZodDto(z.object({ items: z.array(calendar) })) {}
export class PolicyDto extends createZodDto(policy) {}
export class PoliciesDto extends createZodDto(z.object({ items: z.array(policy) })) {}

const moved = z.object({
  claimId: z.uuid(),
  number: z.string(),
  clock: z.enum(clockNames),
  dueAt: at,
  newDueAt: at,
  budgetMinutes: z.int(),
  newBudgetMinutes: z.int(),
});
export class PreviewDto extends createZodDto(
  z.object({
    running: z.int().describe('clocks that are open now'),
    examined: z
      .int()
      .describe('how many of them were looked at; fewer than running when there are very many'),
    earlier: z.int(),
    later: z.int(),
    unchanged: z.int(),
    breached: z.int().describe('would be overdue at once'),
    examples: z.array(moved).max(20),
  }),
) {}

export class ProjectionDto extends createZodDto(
  z.object({
    revision: z.int(),
    startedAt: at.nullable(),
    examined: z.int(),
    moved: z.int(),
    finishedAt: at.nullable().describe('null while clocks are still being projected'),
  }),
) {}
