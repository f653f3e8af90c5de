import fc from 'fast-check';
import type { ClaimTerms, Edge, RulePack } from './domain/pack';
import { packOfKey } from './packs';
import { filingWindow, isWithin, localDate, type Moments } from './window';

const generic = packOfKey({ id: 'generic', version: 1 })!;
const wib = (text: string): Date => new Date(`${text}+07:00`);
const moments = (more: Partial<Moments>): Moments => ({
  shipped_at: wib('2024-01-01T08:00'),
  promised_at: null,
  delivered_at: null,
  lost_suspected_at: null,
  last_status_at: null,
  ...more,
});
const edged = (edges: Partial<Record<'opens' | 'closes', Edge>>): RulePack => ({
  ...generic,
  claims: { ...generic.claims, damage: { ...(generic.claims.damage as ClaimTerms), ...edges } },
});
const closing = (closes: Edge): RulePack => edged({ closes });
const tokopedia = closing({ after: ['last_status_at'], value: 40, unit: 'calendar_days' });
const ninja = closing({ after: ['delivered_at'], value: 3, unit: 'working_days' });
const atHome: RulePack = { ...ninja, holidays: 'id' };
const carmack = {
  ...closing({ after: ['delivered_at'], value: 9, unit: 'months' }),
  zone: 'America/New_York',
};
const thirty = edged({ opens: { after: ['shipped_at'], value: 30, unit: 'calendar_days' } });
const everpro = closing({ after: ['delivered_at'], value: 48, unit: 'hours' });

describe('the filing window', () => {
  it.each([
    ['40 days from the last status: day 40', tokopedia, { last_status_at: wib('2024-01-01T15:00') }, '2024-02-10T23:59', true],
    ['40 days from the last status: day 41', tokopedia, { last_status_at: wib('2024-01-01T15:00') }, '2024-02-11T00:00', false],
    ['2 × 24 hours: the last minute', everpro, { delivered_at: wib('2024-04-01T10:00') }, '2024-04-03T10:00', true],
    ['2 × 24 hours: a minute later', everpro, { delivered_at: wib('2024-04-01T10:00') }, '2024-04-03T10:01', false],
    ['3 working days from Thursday end on Monday', ninja, { delivered_at: wib('2024-04-04T10:00') }, '2024-04-08T23:59', true],
    ['and not on Sunday', ninja, { delivered_at: wib('2024-04-04T10:00') }, '2024-04-09T00:00', false],
    ['3 working days from Sunday end on Wednesday', ninja, { delivered_at: wib('2024-04-07T10:00') }, '2024-04-10T23:59', true],
    ['and a minute later are over', ninja, { delivered_at: wib('2024-04-07T10:00') }, '2024-04-11T00:00', false],
    ['3 working days over Idulfitri leave out its holidays and joint leave', atHome, { delivered_at: wib('2024-04-06T10:00') }, '2024-04-17T23:59', true],
    ['and are over a minute later', atHome, { delivered_at: wib('2024-04-06T10:00') }, '2024-04-18T00:00', false],
    ['abroad they are days like others', ninja, { delivered_at: wib('2024-04-06T10:00') }, '2024-04-11T00:00', false],
    ['a year without a decree has what can be computed: New Year', atHome, { delivered_at: wib('2031-12-31T10:00') }, '2032-01-05T23:59', true],
    ['and a minute later is over', atHome, { delivered_at: wib('2031-12-31T10:00') }, '2032-01-06T00:00', false],
    ['9 months from the last of May end in February', carmack, { delivered_at: new Date('2025-05-31T12:00:00-04:00') }, '2026-03-01T11:59', true],
    ['in the zone of the pack', carmack, { delivered_at: new Date('2025-05-31T12:00:00-04:00') }, '2026-03-01T12:00', false],
    ['the minute before day 30', thirty, {}, '2024-01-30T23:59', false],
    ['day 30 as it begins', thirty, {}, '2024-01-31T00:00', true],
    ['before it was shipped', generic, {}, '2024-01-01T07:59', false],
    ['as it is shipped', generic, {}, '2024-01-01T08:00', true],
  ] as const)('%s', (_name, pack, known, at, within) => {
    expect(isWithin(filingWindow(pack, 'damage', moments(known)), wib(at))).toBe(within);
  }); // prettier-ignore

  it('has an open end while it counts from a delivery that has not been', () => {
    expect(filingWindow(generic, 'damage', moments({})).until).toBeNull();
  });

  it('counts a loss from the first of its moments that is known', () => {
    const promised = moments({ promised_at: wib('2024-01-03T00:00') });
    expect(filingWindow(generic, 'loss', promised).until).toEqual(wib('2024-03-03T23:59:59.999'));
    expect(filingWindow(generic, 'loss', moments({})).until).toEqual(wib('2024-03-01T23:59:59.999'));
  });

  it('agrees with a walk over the calendar, in any zone and through any change of clocks', () => {
    const zones = fc.constantFrom(
      'Asia/Jakarta',
      'Asia/Jayapura',
      'America/New_York',
      'Europe/London',
      'UTC',
    );
    const start = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(zones, start, fc.integer({ min: 1, max: 60 }), fc.boolean(), (zone, at, value, working) => {
        const unit = working ? 'working_days' : 'calendar_days';
        const pack = { ...closing({ after: ['delivered_at'], value, unit }), zone };
        const until = filingWindow(pack, 'damage', moments({ delivered_at: at })).until as Date;
        const last = walk(localDate(at, zone), value, working);
        expect(localDate(until, zone)).toBe(last);
        expect(localDate(new Date(until.getTime() + 1), zone)).toBe(walk(last, 1, false));
      }),
    );
  });
});

/** Day by day in plain dates, without any library. */
function walk(from: string, days: number, working: boolean): string {
  const day = new Date(`${from}T00:00:00Z`);
  for (let left = days; left > 0;) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (!working || day.getUTCDay() !== 0) left -= 1;
  }
  return day.toISOString().slice(0, 10);
}
