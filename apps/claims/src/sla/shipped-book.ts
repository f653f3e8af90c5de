import { calendarOf } from './calendar/calendar-of';
import { workingDayMs } from './calendar/working-calendar';
import { workTimeOf } from './calendar/working-time';
import { makeBook, type SlaBook } from './domain/book';
import { shippedCalendars, shippedPolicies } from './shipped';

/** The rules a new installation begins with, without a database. */
export function shippedBook(): SlaBook {
  const policies = Object.entries(shippedPolicies).map(([id, policy]) => ({ ...policy, id, version: 1 }));
  const offices = Object.entries(shippedCalendars).map(([id, definition]) => {
    const calendar = calendarOf(id, definition);
    return { id, version: 1, time: workTimeOf(calendar), dayMs: workingDayMs(calendar) };
  });
  return makeBook(1, policies, offices);
}
