import { retryAfterOf, TRIES, verdictOf } from './schedule';

const now = new Date('2026-03-02T00:00:00Z');
const failing = { status: 500, retryAfter: null };
const HOUR = 3_600_000;

it('tries ten times over about three days', () => {
  const pauses = Array.from({ length: TRIES }, (_, index) => {
    const verdict = verdictOf(failing, index + 1, now, 0.5);
    return verdict.kind === 'retry' ? verdict.at.getTime() - now.getTime() : null;
  });
  expect(TRIES).toBe(10);
  expect(pauses.at(-1)).toBeNull();
  const total = pauses.reduce<number>((sum, pause) => sum + (pause ?? 0), 0);
  expect(total / HOUR).toBeGreaterThan(70);
  expect(total / HOUR).toBeLessThan(80);
});

it('spreads retries by a tenth', () => {
  const at = (random: number) => verdictOf(failing, 2, now, random);
  expect(at(0)).toEqual({ kind: 'retry', at: new Date(now.getTime() + 270_000) });
  expect(at(0.999999)).toEqual({ kind: 'retry', at: new Date(now.getTime() + 330_000) });
});

it.each([
  [200, 'delivered'],
  [204, 'delivered'],
  [301, 'retry'],
  [400, 'retry'],
  [410, 'disable'],
  [500, 'retry'],
  [null, 'retry'],
])('reads %s as %s', (status, kind) => {
  expect(verdictOf({ status, retryAfter: null }, 1, now, 0).kind).toBe(kind);
});

it.each([
  ['120', 1, 120_000],
  ['0', 2, 270_000],
  ['Mon, 02 Mar 2026 02:00:00 GMT', 1, 2 * HOUR],
  ['999999999', 1, 24 * HOUR],
  ['soon', 1, 4_500],
])('honours Retry-After: %s', (retryAfter, tries, pause) => {
  const verdict = verdictOf({ status: 503, retryAfter }, tries, now, 0);
  expect(verdict).toEqual({ kind: 'retry', at: new Date(now.getTime() + pause) });
});

it('reads no time out of nonsense', () => {
  expect(retryAfterOf('-5', now)?.getTime() ?? 0).toBeLessThanOrEqual(now.getTime());
  expect(retryAfterOf('later', now)).toBeNull();
});
