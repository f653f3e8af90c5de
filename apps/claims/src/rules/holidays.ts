import type { DateTime } from 'luxon';
import { datesOf } from '../sla/calendar/computed-days';
import { shippedCalendars } from '../sla/shipped';
import type { Country } from './domain/pack';

const calendars = { id: shippedCalendars.jakarta } satisfies Record<Country, object>;
const known = new Map<string, ReadonlySet<string>>();

/** Days closed from morning to night: as decreed with joint leave, or as computed for years without a decree. */
function closedDays(country: Country, year: number): ReadonlySet<string> {
  const key = `${country} ${year}`;
  const found = known.get(key);
  if (found) return found;
  const { days, computed } = calendars[country];
  const closed = new Set([
    ...days.filter(({ open }) => !open?.length).map(({ date }) => date),
    ...computed.filter(({ open }) => !open?.length).flatMap((day) => datesOf(day, year)),
  ]);
  known.set(key, closed);
  return closed;
}

export const isHoliday = (country: Country | null, day: DateTime): boolean =>
  country !== null && closedDays(country, day.year).has(day.toISODate() ?? '');
