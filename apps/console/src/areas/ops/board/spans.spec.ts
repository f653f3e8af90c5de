import { ages, dayAround, queueAddress, spanOf } from './spans';

const now = Date.parse('2026-11-27T04:00:00Z');

it('names a whole day', () => {
  const { dueFrom, dueTo } = dayAround(now);
  expect(Date.parse(dueTo) - Date.parse(dueFrom)).toBe(86_400_000 - 1);
  expect(Date.parse(dueFrom)).toBeLessThanOrEqual(now);
  expect(Date.parse(dueTo)).toBeGreaterThan(now);
});

it('puts each age into one span: where one ends the next begins', () => {
  const spans = ages.map((age) => spanOf(age, now));
  expect(spans[0]).toEqual({ filedFrom: '2026-11-26T04:00:00.000Z' });
  expect(spans.at(-1)).toEqual({ filedTo: '2026-11-13T03:59:59.999Z' });
  spans.slice(1).forEach(({ filedTo }, index) => {
    expect(Date.parse(spans[index]?.filedFrom ?? '') - Date.parse(filedTo ?? '')).toBe(1);
  });
});

it('writes a filter as the queue reads it', () => {
  expect(queueAddress({ assignee: ['a', 'b'], overdue: 'true' })).toBe(
    '/ops/queue?assignee=a&assignee=b&overdue=true',
  );
});
