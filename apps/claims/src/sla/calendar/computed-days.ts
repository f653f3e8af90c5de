import { DateTime } from 'luxon';
import type { ComputedDay } from './working-calendar';

const iso = (date: DateTime): string => date.toISODate() ?? '';

/** Dates of a computed holiday in one Gregorian year; a lunar one may fall on two of its days, or on none. */
export function datesOf({ rule, fromYear, untilYear }: ComputedDay, year: number): string[] {
  if (year < (fromYear ?? year) || year > (untilYear ?? year)) return [];
  switch (rule.type) {
    case 'fixed': {
      const date = DateTime.utc(year, rule.month, rule.day);
      return date.isValid ? [iso(date)] : [];
    }
    case 'weekday':
      return nthWeekday(year, rule.month, rule.weekday, rule.nth);
    case 'easter':
      return [iso(easter(year).plus({ days: rule.offset }))];
    case 'lunar':
      return lunarDates(year, rule);
  }
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): string[] {
  const days = DateTime.utc(year, month).daysInMonth ?? 0;
  const found = Array.from({ length: days }, (_, index) => DateTime.utc(year, month, index + 1)).filter(
    (date) => date.weekday === weekday,
  );
  const date = nth > 0 ? found[nth - 1] : found.at(nth);
  return date ? [iso(date)] : [];
}

/** Gregorian Easter Sunday by the anonymous algorithm (Meeus, Jones, Butcher). */
function easter(year: number): DateTime {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return DateTime.utc(year, Math.floor(n / 31), (n % 31) + 1);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function lunarDates(year: number, rule: { calendar: string; month: number; day: number }): string[] {
  const format =
    formats.get(rule.calendar) ??
    new Intl.DateTimeFormat(`en-u-ca-${rule.calendar}`, {
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    });
  formats.set(rule.calendar, format);
  const dates: string[] = [];
  for (let date = DateTime.utc(year); date.year === year; date = date.plus({ days: 1 })) {
    const parts = format.formatToParts(date.toJSDate());
    const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
    // A leap month of the Chinese calendar reads `6bis` and has no holidays.
    if (part('month') === String(rule.month) && part('day') === String(rule.day)) dates.push(iso(date));
  }
  return dates;
}
