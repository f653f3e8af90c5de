import { shotAt } from './shot-at';

const moments = {
  shippedAt: '2026-11-20T03:00:00Z',
  deliveredAt: '2026-11-23T03:00:00Z',
  filedAt: '2026-11-25T03:00:00Z',
};
const hour = 3_600_000;

it.each([
  ['2026-11-18T03:00:00Z', { when: 'beforeShipping', ms: 48 * hour, odd: true }],
  // A camera of another zone may be off by as much.
  ['2026-11-19T20:00:00Z', { when: 'beforeShipping', ms: 7 * hour, odd: false }],
  ['2026-11-21T03:00:00Z', { when: 'onTheWay', ms: 24 * hour, odd: false }],
  ['2026-11-23T05:00:00Z', { when: 'afterDelivery', ms: 2 * hour, odd: false }],
  ['2026-11-25T04:00:00Z', { when: 'afterFiling', ms: hour, odd: false }],
  ['long ago', null],
])('places a photo of %s in the story of its parcel', (takenAt, shot) => {
  expect(shotAt(takenAt, moments)).toEqual(shot);
});

it('says nothing where nothing is known of the parcel', () => {
  expect(shotAt('2026-11-21T03:00:00Z', { ...moments, shippedAt: null, deliveredAt: null })).toBeNull();
});
