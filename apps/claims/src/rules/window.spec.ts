import type { RulePack } from './domain/pack';
import { packs } from './packs';
import { filingWindow, isWithin, type Moments } from './window';

const [generic] = packs as [RulePack];
const wib = (text: string): Date => new Date(`${text}+07:00`);
const moments = (more: Partial<Moments>): Moments => ({
  shipped_at: wib('2024-01-01T08:00'),
  promised_at: null,
  delivered_at: null,
  lost_suspected_at: null,
  last_status_at: null,
  ...more,
});
const closing = (closes: RulePack['claims']['damage']['closes']): RulePack => ({
  ...generic,
  claims: { ...generic.claims, damage: { ...generic.claims.damage, closes } },
});
const tokopedia = closing({ after: ['last_status_at'], value: 40, unit: 'calendar_days' });
const everpro = closing({ after: ['delivered_at'], value: 48, unit: 'hours' });

describe('the filing window', () => {
  it.each([
    ['40 days from the last status: day 40', tokopedia, { last_status_at: wib('2024-01-01T15:00') }, '2024-02-10T23:59', true],
    ['40 days from the last status: day 41', tokopedia, { last_status_at: wib('2024-01-01T15:00') }, '2024-02-11T00:00', false],
    ['2 × 24 hours: the last minute', everpro, { delivered_at: wib('2024-04-01T10:00') }, '2024-04-03T10:00', true],
    ['2 × 24 hours: a minute later', everpro, { delivered_at: wib('2024-04-01T10:00') }, '2024-04-03T10:01', false],
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
});
