import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { breachView } from '../breaches/breaches.dto';
import { clockNames } from './domain/promises';

const at = z.iso.datetime();
const clock = z.object({
  id: z.uuid(),
  name: z.enum(clockNames),
  generation: z.int(),
  state: z.string(),
  policy: z.string().describe('id and version it runs by, `default@1`'),
  calendar: z.string(),
  anchor: at,
  dueAt: at,
  pausedAt: at.nullable(),
  stoppedAt: at.nullable(),
  supersededBy: z.uuid().nullable().describe('the row that goes on with another budget or calendar'),
  budgetMinutes: z.int(),
  elapsedMinutes: z.int().describe('working time that has run'),
  lateMinutes: z.int().describe('working time beyond the budget; stands still while paused and once stopped'),
  overdue: z.boolean(),
  counting: z.boolean().describe('the office is open now, so the time runs'),
  breach: breachView.nullable().describe('why it was missed, as somebody of the desk said; for staff'),
  next: z.object({ rung: z.string(), dueAt: at }).nullable(),
  pauses: z.array(
    z.object({
      pausedAt: at,
      resumedAt: at.nullable(),
      reason: z.string(),
      pausedBy: z.string().nullable().describe('for staff'),
    }),
  ),
  rungs: z.array(
    z.object({
      rung: z.string(),
      dueAt: at,
      firedAt: at,
      late: z.boolean().describe('caught up after an outage'),
      carried: z.boolean().describe('fired before this row superseded another'),
    }),
  ),
});
export class ClockHistoryDto extends createZodDto(z.object({ items: z.array(clock) })) {}
