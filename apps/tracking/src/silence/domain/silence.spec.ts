import { decideSilence, limitHoursOf, watchAgainFrom, watchFrom } from './silence';

const limits = { defaultHours: 72, watchDays: 45, services: { SAME_DAY: 24 } };
const at = (day: number, hour = 0): Date => new Date(Date.UTC(2026, 2, day, hour));

describe('the silence of a parcel', () => {
  it('has a limit by service, written in any way', () => {
    expect(limitHoursOf(limits, 'same-day')).toBe(24);
    expect(limitHoursOf(limits, 'REG')).toBe(72);
    expect(limitHoursOf(limits, 'constructor')).toBe(72);
  });

  it('counts from the registration, or from the day it leaves, and not for parcels of the past', () => {
    expect(watchFrom(limits, at(1), at(2))).toEqual(at(2));
    expect(watchFrom(limits, at(5), at(2))).toEqual(at(5));
    expect(watchFrom(limits, new Date('2014-01-01'), at(2))).toBeNull();
    expect(watchAgainFrom(limits, new Date('2014-01-01'), at(2))).toBeNull();
    expect(watchAgainFrom(limits, at(1), at(2))).toEqual(at(1));
  });

  const parcel = { service: 'REG', watchedSince: at(1), heardAt: null, over: false };

  it('is suspected at the limit and not before', () => {
    expect(decideSilence(limits, parcel, at(3, 23))).toEqual({ type: 'wait', until: at(4) });
    expect(decideSilence(limits, parcel, at(4))).toEqual({
      type: 'suspect',
      silentSince: at(1),
      limitHours: 72,
    });
  });

  it('starts anew with every scan', () => {
    expect(decideSilence(limits, { ...parcel, heardAt: at(3) }, at(4))).toEqual({
      type: 'wait',
      until: at(6),
    });
    expect(decideSilence(limits, { ...parcel, heardAt: at(3) }, at(6))).toMatchObject({ silentSince: at(3) });
  });

  it('means nothing once the parcel arrived or nobody waits', () => {
    expect(decideSilence(limits, { ...parcel, over: true }, at(9))).toEqual({ type: 'stop' });
    expect(decideSilence(limits, { ...parcel, watchedSince: null }, at(9))).toEqual({ type: 'stop' });
  });
});
