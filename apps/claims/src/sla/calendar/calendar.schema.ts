import { IANAZone } from 'luxon';
import { z } from 'zod';
import { problemOfCalendar } from './working-calendar';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'HH:MM, at most 24:00');
const interval = z.tuple([clockTime, clockTime]);
const intervals = z.array(interval).max(12);
const kind = z.enum(['holiday', 'joint_leave', 'expected', 'special']);
const year = z.int().min(1970).max(2200).optional();
const name = z.string().trim().min(1).max(120);
const month = z.int().min(1).max(13);
const open = intervals.optional().describe('open all the same in these hours; left out, closed all day');

const rule = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('fixed'), month: month.max(12), day: z.int().min(1).max(31) }),
  z.strictObject({
    type: z.literal('weekday'),
    month: month.max(12),
    weekday: z.int().min(1).max(7),
    nth: z.int().min(-5).max(5).describe('1 is the first, -1 the last of the month'),
  }),
  z.strictObject({ type: z.literal('easter'), offset: z.int().min(-100).max(100) }),
  z.strictObject({
    type: z.literal('lunar'),
    calendar: z.enum(['islamic-umalqura', 'chinese']),
    month,
    day: z.int().min(1).max(30),
  }),
]);

export const calendarDefinition = z
  .strictObject({
    name,
    zone: z.string().refine((zone) => IANAZone.isValidZone(zone), 'An IANA zone such as Asia/Makassar'),
    week: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), intervals).describe('1 is Monday'),
    days: z
      .array(z.strictObject({ date: z.iso.date(), name, kind, open }))
      .max(2_000)
      .default([]),
    computed: z
      .array(z.strictObject({ name, kind, rule, fromYear: year, untilYear: year, open }))
      .max(100)
      .default([])
      .describe('holidays of years that no list has yet; a listed day wins'),
  })
  .superRefine((calendar, context) => {
    const problem = problemOfCalendar(calendar);
    if (problem) context.addIssue({ code: 'custom', path: [problem.field], message: problem.message });
  });
export type CalendarDefinition = z.output<typeof calendarDefinition>;
