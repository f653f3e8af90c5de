import fc from 'fast-check';
import { DateTime } from 'luxon';
import { shippedCalendars } from '../shipped';
import { calendarOf } from './calendar-of';
import { calendarDefinition } from './calendar.schema';
import { datesOf } from './computed-days';
import { minutesOf, type WorkingCalendar } from './working-calendar';
import { workTimeOf } from './working-time';

const minute = 60_000;
const hour = 60 * minute;

/** The slow truth: look at every minute and ask the wall clock of the zone. */
function openMinutes(calendar: WorkingCalendar, from: Date, to: Date): number {
  let count = 0;
  for (let at = from.getTime(); at < to.getTime(); at += minute) {
    const local = DateTime.fromMillis(at, { zone: calendar.zone });
    const now = local.hour * 60 + local.minute;
    if (hoursOn(calendar, local).some((hours) => hours.from <= now && now < hours.to)) count += 1;
  }
  return count;
}

function hoursOn(calendar: WorkingCalendar, local: DateTime) {
  const date = local.toISODate() ?? '';
  const special = calendar.special?.get(date);
  if (special) return minutesOf(special);
  if (calendar.closed.has(date)) return [];
  const computed = calendar.computed?.find((day) => datesOf(day, local.year).includes(date));
  return minutesOf(computed ? (computed.open ?? []) : (calendar.week[String(local.weekday)] ?? []));
}

const defined = (id: string, more: object) =>
  calendarOf(
    id,
    calendarDefinition.parse({ name: id, zone: 'UTC', week: { '1': [['09:00', '17:00']] }, ...more }),
  );

const everyDay = Object.fromEntries(
  ['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [['00:00', '04:00'], ['13:00', '24:00']]]),
); // prettier-ignore

/** Zones that change their clocks within the weeks looked at, in both directions; by half an hour; and never. */
const calendars = [
  defined('berlin-nights', { zone: 'Europe/Berlin', week: everyDay }),
  defined('lord-howe', { zone: 'Australia/Lord_Howe', week: everyDay }),
  defined('new-york', { zone: 'America/New_York', week: everyDay, days: [{ date: '2026-03-09', name: 'x', kind: 'holiday', open: [['01:30', '02:30']] }] }),
  defined('jayapura', {
    zone: 'Asia/Jayapura',
    week: { '1': [['08:00', '12:00'], ['13:00', '17:00']], '6': [['08:00', '12:00']] },
    days: [
      { date: '2026-03-16', name: 'Half a day', kind: 'joint_leave', open: [['08:00', '12:00']] },
      { date: '2026-03-22', name: 'A Sunday that is worked', kind: 'special', open: [['10:00', '15:00']] },
    ],
    computed: [{ name: 'Every second Monday', kind: 'holiday', rule: { type: 'weekday', month: 4, weekday: 1, nth: 2 } }],
  }),
]; // prettier-ignore

describe.each(calendars)('working time on $id', (calendar) => {
  const time = workTimeOf(calendar);
  const starts = [Date.UTC(2026, 2, 5), Date.UTC(2026, 9, 20)];
  const moments = fc
    .tuple(fc.constantFrom(...starts), fc.integer({ min: 0, max: 30 * 24 * 60 }))
    .map(([start, at]) => new Date(start + at * minute));

  it('counts as many minutes as looking at each of them', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 2 * 24 * 60 }), (from, length) => {
        const to = new Date(from.getTime() + length * minute);
        expect(time.between(from, to)).toBe(openMinutes(calendar, from, to) * minute);
      }),
      { numRuns: 8 },
    );
  });

  it('adds what it then counts, and not a moment more', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 20 * 24 * 60 }), (from, minutes) => {
        const due = time.add(from, minutes * minute);
        expect(time.between(from, due)).toBe(minutes * minute);
        expect(time.between(from, new Date(due.getTime() - 1))).toBeLessThan(minutes * minute);
      }),
      { numRuns: 30 },
    );
  });
});

describe('days when clocks change', () => {
  const at = (zone: string, text: string): Date => DateTime.fromISO(text, { zone }).toJSDate();
  const night = defined('night', { zone: 'Europe/Berlin', week: { '7': [['01:00', '04:00']] } });

  it.each([
    ['an ordinary Sunday night has three hours', '2026-03-22', 3],
    ['the one in spring only two', '2026-03-29', 2],
    ['and the one in autumn four', '2026-10-25', 4],
  ])('%s', (_name, date, hours) => {
    const [from, to] = [at('Europe/Berlin', `${date}T00:00`), at('Europe/Berlin', `${date}T06:00`)];
    expect(workTimeOf(night).between(from, to)).toBe(hours * hour);
  });

  it('nine o’clock stays nine o’clock across the change', () => {
    const office = defined('office', {
      zone: 'Europe/Berlin',
      week: { '1': [['09:00', '17:00']], '5': [['09:00', '17:00']] },
    });
    const due = workTimeOf(office).add(at('Europe/Berlin', '2026-03-27T16:00'), 2 * hour);
    expect(due).toEqual(at('Europe/Berlin', '2026-03-30T10:00'));
  });
});

describe('the shipped calendars', () => {
  it.each([
    ['jakarta', 'Asia/Jakarta', '2026-06-22T02:00:00Z'],
    ['makassar', 'Asia/Makassar', '2026-06-22T01:00:00Z'],
    ['jayapura', 'Asia/Jayapura', '2026-06-22T00:00:00Z'],
  ] as const)('%s opens at nine of its own zone', (id, zone, opens) => {
    expect(shippedCalendars[id].zone).toBe(zone);
    const time = workTimeOf(calendarOf(id, shippedCalendars[id]));
    expect(time.add(new Date('2026-06-21T12:00:00Z'), 1)).toEqual(new Date(Date.parse(opens) + 1));
  });

  it('around the clock counts every minute', () => {
    const time = workTimeOf(calendarOf('always', shippedCalendars.always));
    expect(time.add(new Date('2026-06-21T12:00:00Z'), 24 * hour)).toEqual(new Date('2026-06-22T12:00:00Z'));
  });

  it.each([
    ['Independence Day of a year without a decree', '2031-08-17'],
    ['Good Friday 2030', '2030-04-19'],
    ['Chinese New Year 2029', '2029-02-13'],
    ['Eid 2028, by the tables', '2028-02-26'],
  ])('are closed on %s', (_name, date) => {
    const jakarta = calendarOf('jakarta', shippedCalendars.jakarta);
    expect(jakarta.computed?.some((day) => datesOf(day, Number(date.slice(0, 4))).includes(date))).toBe(true);
  });
});

describe('a calendar is refused', () => {
  const sound = { name: 'Office', zone: 'Asia/Jakarta', week: { '1': [['09:00', '17:00']] } };
  it.each([
    ['without open hours', { week: {} }, 'week'],
    ['with open days but no open week', { week: {}, days: [{ date: '2026-01-05', name: 'x', kind: 'special', open: [['09:00', '12:00']] }] }, 'week'],
    ['with overlapping intervals', { week: { '1': [['09:00', '12:00'], ['11:00', '13:00']] } }, 'week'],
    ['with hours that end before they begin', { week: { '1': [['12:00', '09:00']] } }, 'week'],
    ['with a zone that nobody has', { zone: 'Asia/Atlantis' }, 'zone'],
    ['with a day listed twice', { days: [1, 2].map(() => ({ date: '2026-01-05', name: 'x', kind: 'holiday' })) }, 'days'],
    ['with overlapping hours on a day', { days: [{ date: '2026-01-05', name: 'x', kind: 'special', open: [['09:00', '12:00'], ['10:00', '11:00']] }] }, 'days'],
    ['with a date that does not exist', { days: [{ date: '2026-02-30', name: 'x', kind: 'holiday' }] }, 'days'],
  ])('%s', (_name, more, field) => {
    const parsed = calendarDefinition.safeParse({ ...sound, ...more });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toContain(field);
  }); // prettier-ignore
});
