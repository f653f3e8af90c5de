import type { CalendarDefinition } from './calendar.schema';
import { checkCalendar, type WorkingCalendar } from './working-calendar';

/** A calendar as it is entered, ready for arithmetic. */
export const calendarOf = (id: string, { zone, week, days, computed }: CalendarDefinition): WorkingCalendar =>
  checkCalendar({
    id,
    zone,
    week,
    closed: new Set(days.flatMap(({ date, open }) => (open?.length ? [] : [date]))),
    special: new Map(days.flatMap(({ date, open }) => (open?.length ? [[date, open] as const] : []))),
    computed,
  });
