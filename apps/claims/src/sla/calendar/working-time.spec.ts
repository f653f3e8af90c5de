import fc from 'fast-check';
import { DateTime } from 'luxon';
import { jakarta } from './jakarta';
import { checkCalendar, type WorkingCalendar, workingDayMs } from './working-calendar';
import { workTimeOf } from './working-time';

const minute = 60_000;
const hour = 60 * minute;
const wib = (text: string): Date => DateTime.fromISO(text, { zone: 'Asia/Jakarta' }).toJSDate();

const lunch: WorkingCalendar = {
  id: 'berlin',
  zone: 'Europe/Berlin',
  week: {
    '1': [['08:00', '12:00'], ['13:00', '17:30']],
    '3': [['08:00', '12:00']],
    '7': [['00:00', '24:00']],
  },
  closed: new Set(['2026-04-06']),
}; // prettier-ignore

/** The slow truth: look at every minute. */
function openMinutes(calendar: WorkingCalendar, from: Date, to: Date): number {
  let count = 0;
  for (let at = from.getTime(); at < to.getTime(); at += minute) {
    const local = DateTime.fromMillis(at, { zone: calendar.zone });
    const now = local.toFormat('HH:mm');
    const open = (calendar.week[String(local.weekday)] ?? []).some(
      ([start, end]) => start <= now && now < end,
    );
    if (open && !calendar.closed.has(local.toISODate() ?? '')) count += 1;
  }
  return count;
}

describe.each([jakarta, lunch])('working time on calendar $id', (calendar) => {
  const time = workTimeOf(calendar);
  const start = Date.UTC(2026, 2, 10);
  const moments = fc.integer({ min: 0, max: 30 * 24 * 60 }).map((at) => new Date(start + at * minute));
  const spans = fc.integer({ min: 0, max: 2 * 24 * 60 });

  it('counts as many minutes as looking at each of them', () => {
    fc.assert(
      fc.property(moments, spans, (from, length) => {
        const to = new Date(from.getTime() + length * minute);
        expect(time.between(from, to)).toBe(openMinutes(calendar, from, to) * minute);
      }),
      { numRuns: 25 },
    );
  });

  it('adds what it then counts, and not a moment more', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 20 * 24 * 60 }), (from, minutes) => {
        const due = time.add(from, minutes * minute);
        expect(time.between(from, due)).toBe(minutes * minute);
        expect(time.between(from, new Date(due.getTime() - 1))).toBeLessThan(minutes * minute);
      }),
    );
  });

  it('adds in parts what it adds at once', () => {
    fc.assert(
      fc.property(moments, spans, spans, (from, first, second) => {
        const parts = time.add(time.add(from, first * minute), second * minute);
        expect(parts).toEqual(time.add(from, (first + second) * minute));
      }),
    );
  });
});

describe('the Jakarta calendar', () => {
  const time = workTimeOf(jakarta);

  it.each([
    ['Monday morning', '2026-06-22T09:00', 8, '2026-06-22T17:00'],
    ['Friday afternoon, over the weekend', '2026-06-26T16:00', 2, '2026-06-29T10:00'],
    ['before opening', '2026-06-22T03:00', 1, '2026-06-22T10:00'],
    ['Eid 2026: holidays and joint leave close 18 to 24 March', '2026-03-17T16:00', 2, '2026-03-25T10:00'],
    ['New Year', '2025-12-31T16:00', 2, '2026-01-02T10:00'],
    ['seven working days over the Eid of 2025', '2025-03-27T09:00', 56, '2025-04-15T17:00'],
  ])('%s', (_name, from, hours, due) => {
    expect(time.add(wib(from), hours * hour)).toEqual(wib(due));
  });

  it('has working days of eight hours', () => {
    expect(workingDayMs(jakarta)).toBe(8 * hour);
  });

  it('names every closed date once, and none is misspelt', () => {
    for (const date of jakarta.closed) expect(DateTime.fromISO(date).isValid).toBe(true);
    expect(jakarta.closed.size).toBeGreaterThan(90);
  });

  it('reaches far beyond the years of the table', () => {
    expect(time.add(wib('2027-12-30T09:00'), 1000 * 8 * hour).getUTCFullYear()).toBe(2031);
  });
});

describe('a calendar', () => {
  it('is refused without open hours', () => {
    expect(() => checkCalendar({ ...jakarta, week: {} })).toThrow(/no open hours/);
  });

  it('is refused with overlapping intervals', () => {
    const week = { '1': [['09:00', '12:00'], ['11:00', '13:00']] } as const; // prettier-ignore
    expect(() => checkCalendar({ ...jakarta, week })).toThrow(/overlap/);
  });
});
