import fc from 'fast-check';
import { afterFailure, type Answer, isDue, pauseAfter, verdictOf, waitsForSignIn } from './outcome';
import { newReport } from './report';

const now = new Date('2026-03-02T10:00:00Z');
const waiting = { ...newReport('c1', { personId: 'p1', name: 'Joko' }, now), state: 'waiting' as const };
const said = (status: number, code = '', more: Partial<Answer> = {}): Answer => ({
  status,
  code,
  fields: [],
  retryAfter: null,
  ...more,
});
const at = { now, random: 0.5 };

describe('what an answer means for a report', () => {
  it.each([
    [null, 1, 'wait'],
    [said(500), 9, 'wait'],
    [said(503, 'upstream.unavailable'), 1, 'wait'],
    [said(429, 'rate.limited'), 1, 'wait'],
    [said(409, 'idempotency.in_flight'), 1, 'wait'],
    [said(404, 'shipment.unknown'), 1, 'wait'],
    [said(404, 'shipment.unknown'), 3, 'refused'],
    [said(401, 'auth.token_missing'), 1, 'sign_in'],
    [said(403, 'auth.role_missing'), 1, 'refused'],
    [said(400, 'validation.failed'), 1, 'refused'],
    [said(413), 1, 'refused'],
  ] as const)('%j after try %i: %s', (answer, attempts, verdict) =>
    expect(verdictOf(answer, attempts)).toBe(verdict),
  );

  it('keeps a report that met an ended session, and does not count the try', () => {
    const kept = afterFailure(waiting, said(401, 'auth.token_missing'), at);
    expect(kept).toMatchObject({ state: 'waiting', attempts: 0, nextTryAt: null });
    expect(waitsForSignIn(kept)).toBe(true);
  });

  it('keeps the fields that have to be mended', () => {
    const refused = afterFailure(waiting, said(400, 'validation.failed', { fields: ['photos.2'] }), at);
    expect(refused).toMatchObject({ state: 'refused', problem: { fields: ['photos.2'] }, nextTryAt: null });
  });

  it('waits twice as long each time, never over twenty minutes, and as long as it is told', () => {
    expect([1, 2, 3].map((attempts) => pauseAfter(attempts, null, 0.5))).toEqual([5_000, 10_000, 20_000]);
    expect(pauseAfter(1, said(429, '', { retryAfter: 60 }), 0)).toBe(60_000);
    const pause = (attempts: number, random: number) => pauseAfter(attempts, null, random);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, r) => {
        expect(pause(n, r)).toBeGreaterThanOrEqual(4_000);
        expect(pause(n, r)).toBeLessThan(20 * 60_000);
      }),
    );
  });

  it('is due when its time has come, or at once when the network is back', () => {
    const later = afterFailure(waiting, null, at);
    expect(isDue(later, now, false)).toBe(false);
    expect(isDue(later, now, true)).toBe(true);
    expect(isDue(later, new Date(now.getTime() + 5_000), false)).toBe(true);
    expect(isDue({ ...later, state: 'draft' }, now, true)).toBe(false);
  });
});
