import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { calendarDefinition } from './calendar/calendar.schema';
import { clockNames } from './domain/promises';
import { policyDefinition } from './policy.schema';

const note = z.string().trim().min(1).max(500).optional().describe('why, for the history');

export class SaveCalendarDto extends createZodDto(
  z.strictObject({ definition: calendarDefinition, note }).meta({
    examples: [
      {
        definition: {
          name: 'Surabaya office',
          zone: 'Asia/Jakarta',
          week: {
            1: [
              ['08:00', '12:00'],
              ['13:00', '17:00'],
            ],
            2: [
              ['08:00', '12:00'],
              ['13:00', '17:00'],
            ],
            5: [['08:00', '11:00']],
          },
          days: [
            { date: '2026-12-24', name: 'Cuti bersama Natal', kind: 'joint_leave' },
            { date: '2026-12-31', name: 'Stock taking', kind: 'special', open: [['08:00', '12:00']] },
          ],
          computed: [{ name: 'New Year', kind: 'holiday', rule: { type: 'fixed', month: 1, day: 1 } }],
        },
        note: 'Fridays are short from January on.',
      },
    ],
  }),
) {}
export class SavePolicyDto extends createZodDto(
  z.strictObject({ definition: policyDefinition, note }).meta({
    examples: [
      {
        definition: {
          name: 'Urgent parcels',
          match: { types: ['loss'], priorities: ['urgent'] },
          clocks: {
            acknowledge: { calendar: 'always', unit: 'minutes', value: 0 },
            first_response: { calendar: 'always', unit: 'hours', value: 4 },
            next_response: { calendar: 'always', unit: 'hours', value: 8 },
            update: { calendar: 'jakarta', unit: 'working_days', value: 1 },
            decision: { calendar: 'jakarta', unit: 'working_days', value: 3 },
            payout: { calendar: 'jakarta', unit: 'working_days', value: 2 },
          },
          rungs: [
            { name: 'warn', percent: 75, to: 'assignee' },
            { name: 'breach', percent: 100, to: 'assignee' },
            { name: 'supervisor', after: { unit: 'hours', value: 2 }, to: 'supervisor' },
          ],
        },
        note: 'Agreed with the marketplace on 20 November.',
      },
    ],
  }),
) {}

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
