import { happenedAt } from './happened';

const now = new Date('2026-03-02T10:00:00Z');

describe('when an incident happened', () => {
  it.each([
    ['left out', undefined, '2026-03-02T10:00:00.000Z'],
    ['hours ago, offline', '2026-03-02T06:15:00Z', '2026-03-02T06:15:00.000Z'],
    ['by a clock that runs ahead a little', '2026-03-02T10:09:00Z', '2026-03-02T10:00:00.000Z'],
  ])('%s', (_name, reported, at) => expect(happenedAt(reported, now).toISOString()).toBe(at));

  it('is never the future', () => {
    expect(() => happenedAt('2026-03-02T10:11:00Z', now)).toThrow('occurredAt');
  });
});
