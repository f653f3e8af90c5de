const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

type Unit = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

const tokens: Readonly<Record<string, { unit: Unit; pattern: string; read: (text: string) => number }>> = {
  YYYY: { unit: 'year', pattern: '\\d{4}', read: Number },
  // A two-digit year is the one within fifty years of 2020.
  YY: { unit: 'year', pattern: '\\d{2}', read: (text) => Number(text) + (Number(text) < 70 ? 2000 : 1900) },
  MMM: { unit: 'month', pattern: '[A-Za-z]{3}', read: (text) => months.indexOf(text.toLowerCase()) + 1 },
  MM: { unit: 'month', pattern: '\\d{2}', read: Number },
  M: { unit: 'month', pattern: '\\d{1,2}', read: Number },
  DD: { unit: 'day', pattern: '\\d{2}', read: Number },
  D: { unit: 'day', pattern: '\\d{1,2}', read: Number },
  HH: { unit: 'hour', pattern: '\\d{2}', read: Number },
  H: { unit: 'hour', pattern: '\\d{1,2}', read: Number },
  mm: { unit: 'minute', pattern: '\\d{2}', read: Number },
  ss: { unit: 'second', pattern: '\\d{2}', read: Number },
};

export type DateReader = (text: string) => Date | null;

/** Reads dates in any of these formats, as UTC; `null` for what none of them fits, and for days that do not exist. */
export function dateReader(formats: readonly string[]): DateReader {
  const readers = formats.map(reader);
  return (text) => {
    for (const read of readers) {
      const date = read(text.trim());
      if (date) return date;
    }
    return null;
  };
}

function reader(format: string): DateReader {
  const units: { unit: Unit; read: (text: string) => number }[] = [];
  const pattern = format.replace(/YYYY|YY|MMM|MM|M|DD|D|HH|H|mm|ss|[^A-Za-z]+/g, (part) => {
    const token = tokens[part];
    if (!token) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    units.push(token);
    return `(${token.pattern})`;
  });
  const whole = new RegExp(`^${pattern}$`);
  return (text) => {
    const match = whole.exec(text);
    if (!match) return null;
    const read = units.map(
      ({ unit, read: number }, index) => [unit, number(match[index + 1] ?? '')] as const,
    );
    return existing(Object.fromEntries(read) as Partial<Record<Unit, number>>);
  };
}

/** The moment, unless the calendar has no such day: `31-Feb` would otherwise become March. */
function existing({
  year = 0,
  month = 0,
  day = 0,
  hour = 0,
  minute = 0,
  second = 0,
}: Partial<Record<Unit, number>>): Date | null {
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const same =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second;
  return same ? date : null;
}
