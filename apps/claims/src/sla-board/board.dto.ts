import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { breachReasons } from '../breaches/domain/reasons';
import { clockNames } from '../sla/domain/promises';
import { queueFilterObject } from '../queue/queue-filter.dto';

export class BoardQuery extends createZodDto(
  z.strictObject({
    calendar: z.string().min(1).max(60).default('jakarta').describe('whose day is today'),
    days: z.coerce.number().int().min(1).max(31).default(14).describe('length of the trend'),
  }),
) {}

const filter = queueFilterObject.describe('the same claims in GET /queue');
const clock = z.enum(clockNames);
export class BoardDto extends createZodDto(
  z.object({
    at: z.iso.datetime(),
    zone: z.string(),
    today: z.array(z.object({ clock, due: z.int(), kept: z.int(), missed: z.int(), open: z.int(), filter })),
    breaches: z.array(
      z.object({
        reason: z.enum(breachReasons),
        clock,
        claims: z.int(),
        filter,
      }),
    ),
    load: z.array(
      z.object({
        personId: z.string(),
        present: z.boolean(),
        load: z.int(),
        loadCap: z.int().nullable(),
        open: z.int(),
        overdue: z.int(),
        filter,
      }),
    ),
    ageing: z.array(
      z.object({
        fromDays: z.int(),
        toDays: z.int().nullable(),
        claims: z.int(),
        overdue: z.int(),
        filter,
      }),
    ),
    missed: z
      .array(z.object({ reason: z.enum(breachReasons), promises: z.int() }))
      .describe('promises missed in the days of the trend and today, by why, also those answered since'),
    trend: z.array(z.object({ day: z.iso.date(), due: z.int(), missed: z.int() })),
  }),
) {}
