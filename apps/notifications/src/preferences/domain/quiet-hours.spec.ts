import { quietUntil } from './quiet-hours';

const night = { starts: '21:00', ends: '07:00', zone: 'Asia/Jakarta' };
const noon = { starts: '12:00', ends: '13:30', zone: 'Asia/Jayapura' };

// Jakarta is UTC+7, Jayapura UTC+9.
it.each([
  ['the evening before', night, '2026-03-02T13:59:59Z', null],
  ['from the first minute', night, '2026-03-02T14:00:20Z', '2026-03-03T00:00:00.000Z'],
  ['after midnight', night, '2026-03-02T20:30:00Z', '2026-03-03T00:00:00.000Z'],
  ['until the last minute', night, '2026-03-02T23:59:00Z', '2026-03-03T00:00:00.000Z'],
  ['not after it', night, '2026-03-03T00:00:00Z', null],
  ['within one day', noon, '2026-03-02T03:10:00Z', '2026-03-02T04:30:00.000Z'],
  ['equal times are no quiet hours', { ...noon, ends: '12:00' }, '2026-03-02T03:00:00Z', null],
])('%s', (_says, hours, now, until) => {
  expect(quietUntil(hours, new Date(now))?.toISOString() ?? null).toBe(until);
});
