import { reminderTimes } from './reminders';

const at = (iso: string) => new Date(iso);
const times = (from: string, until: string) =>
  reminderTimes(at(from), at(until)).map((time) => time.toISOString());

it('reminds half-way and a day before the end', () => {
  expect(times('2026-03-01T00:00:00Z', '2026-03-11T00:00:00Z')).toEqual([
    '2026-03-06T00:00:00.000Z',
    '2026-03-10T00:00:00.000Z',
  ]);
});

it('reminds once when the time is short, and not at all when it is very short', () => {
  expect(times('2026-03-01T00:00:00Z', '2026-03-03T00:00:00Z')).toEqual(['2026-03-02T00:00:00.000Z']);
  expect(times('2026-03-01T00:00:00Z', '2026-03-01T12:00:00Z')).toEqual([]);
});
