import fc from 'fast-check';
import { claimTypes } from '../../claims/domain/words';
import { type ClaimWindows, leadOf, planClock, signsOf, stateAt, type Told } from './claim-clock';
import type { Shipment } from './shipment';

const day = (number: number, hour = 0): Date => new Date(Date.UTC(2026, 2, number, hour));
const parcel: Shipment = {
  id: 's-1',
  organisationId: 'shipper-1',
  carrier: 'jne',
  waybill: 'JN1',
  service: 'REG',
  status: 'registered',
  subReason: null,
  shippedAt: day(1),
  promisedAt: null,
  deliveredAt: null,
  lostSuspectedAt: null,
  lastStatusAt: null,
  pieces: 1,
  fee: null,
  goodsValue: null,
  insuredValue: null,
  remedyId: null,
};
const none = { from: null, until: null };
const windows = (more: Partial<ClaimWindows>): ClaimWindows => ({
  ...(Object.fromEntries(claimTypes.map((type) => [type, none])) as unknown as ClaimWindows),
  ...more,
});
const week = windows({ damage: { from: day(1), until: day(10) } });
const damaged = { signed: { damage: 'damaged' as const } };

describe('signs', () => {
  it.each([
    ['a quiet parcel', {}, [], {}],
    ['silence', { lostSuspectedAt: day(5), status: 'lost_suspected' }, [], { loss: 'lost_suspected' }],
    ['silence that ended', { lostSuspectedAt: day(5), status: 'recovered' }, [], {}],
    ['silence that ended at the door', { lostSuspectedAt: day(5), deliveredAt: day(6) }, [], {}],
    ['a damaged parcel', { subReason: 'damaged' }, [], { damage: 'damaged' }],
    ['a promise that passed', { promisedAt: day(7) }, [], { late: 'late' }],
    ['a promise to come', { promisedAt: day(9) }, [], {}],
    ['a late delivery', { promisedAt: day(5), deliveredAt: day(6) }, [], { late: 'late' }],
    ['a report', {}, ['swapped_contents'], { swapped_contents: 'reported' }],
  ] as const)('of %s', (_name, more, reported, expected) => {
    expect(signsOf({ ...parcel, ...more }, reported, day(8))).toEqual(expected);
  });
});

describe('the window that is shown first', () => {
  it('is the one with a sign that closes next', () => {
    const both = windows({ damage: { from: day(1), until: day(10) }, late: { from: day(1), until: day(9) } });
    const signed = { damage: 'damaged', late: 'late' } as const;
    expect(leadOf(parcel, both, signed, day(8))).toMatchObject({ type: 'late', sign: 'late' });
    expect(leadOf(parcel, both, signed, day(9, 1))).toMatchObject({ type: 'damage' });
  });

  it('is loss on the way and damage after it', () => {
    expect(leadOf(parcel, week, {}, day(8))).toMatchObject({ type: 'loss', sign: null });
    expect(leadOf({ ...parcel, deliveredAt: day(3) }, week, {}, day(8)).type).toBe('damage');
  });

  it.each([
    [day(0), 'soon'],
    [day(1), 'open'],
    [day(7), 'closing'],
    [day(10), 'closing'],
    [new Date(day(10).getTime() + 1), 'ended'],
  ] as const)('at %s is %s', (at, state) => {
    expect(stateAt(week.damage, at)).toBe(state);
  });

  it('without an end stays open', () => {
    expect(stateAt({ from: day(1), until: null }, day(300))).toBe('open');
  });
});

describe('the clock', () => {
  const planned = (at: Date, told: Told = {}) => planClock(parcel, week, { ...damaged, told, at });

  it.each([
    ['that it can be claimed', day(2), [1], day(7)],
    ['that it closes in three days', day(7), [2], day(9)],
    ['that it closes in one', day(9), [3], null],
    ['nothing when it is over', day(11), [], null],
  ])('says %s', (_name, at, rungs, next) => {
    const plan = planned(at);
    expect(plan.say.map(({ rung }) => rung)).toEqual(rungs);
    expect(plan.next).toEqual(next);
  });

  it('says nothing twice, and again when the end moves', () => {
    const { told } = planned(day(7));
    expect(planned(day(8), told).say).toEqual([]);
    const moved = windows({ damage: { from: day(1), until: day(20) } });
    expect(planClock(parcel, moved, { ...damaged, told, at: day(18) }).say).toMatchObject([{ rung: 2 }]);
    expect(planClock(parcel, moved, { ...damaged, told, at: day(8) }).say).toEqual([]);
  });

  it('of two days says only the last day', () => {
    const short = windows({ damage: { from: day(1), until: day(3) } });
    expect(planClock(parcel, short, { ...damaged, told: {}, at: day(1) }).next).toEqual(day(2));
  });

  it('waits for the promise', () => {
    const promised = { ...parcel, promisedAt: day(5) };
    expect(planClock(promised, week, { signed: {}, told: {}, at: day(2) }).next).toEqual(
      new Date(day(5).getTime() + 1_000),
    );
    const delivered = { ...promised, deliveredAt: day(4) };
    expect(planClock(delivered, week, { signed: {}, told: {}, at: day(4) }).next).toBeNull();
  });

  it('tells each rung at most once, in order, however often and late it looks', () => {
    const looks = fc.array(fc.integer({ min: 0, max: 12 * 24 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(looks, (hours) => {
        let told: Told = {};
        const said: number[] = [];
        for (const hour of [...hours].sort((a, b) => a - b)) {
          const plan = planned(day(1, hour), told);
          said.push(...plan.say.map(({ rung }) => rung));
          told = plan.told;
          if (plan.next) expect(plan.next.getTime()).toBeGreaterThan(day(1, hour).getTime());
        }
        expect(said).toEqual([...new Set(said)].sort());
      }),
    );
  });
});
