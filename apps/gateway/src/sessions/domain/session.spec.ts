import { expiryOf, isLive, needsTouch, sessionLimits } from './session';

const created = new Date('2026-01-05T08:00:00Z');
const later = (ms: number): Date => new Date(created.getTime() + ms);
const session = (seenMs: number, revokedAt: Date | null = null) => ({
  createdAt: created,
  lastSeenAt: later(seenMs),
  expiresAt: expiryOf(created, later(seenMs)),
  revokedAt,
});

describe('a session', () => {
  it('slides with each visit', () => {
    expect(expiryOf(created, later(3_600_000))).toEqual(later(3_600_000 + sessionLimits.idleMs));
  });

  it('ends a week after sign-in however busy it was', () => {
    expect(expiryOf(created, later(sessionLimits.absoluteMs - 1000))).toEqual(
      later(sessionLimits.absoluteMs),
    );
    expect(isLive(session(sessionLimits.absoluteMs - 1000), later(sessionLimits.absoluteMs))).toBe(false);
  });

  it('ends after twelve idle hours, not a moment before', () => {
    expect(isLive(session(0), later(sessionLimits.idleMs - 1))).toBe(true);
    expect(isLive(session(0), later(sessionLimits.idleMs))).toBe(false);
  });

  it('is over at once when revoked', () => {
    expect(isLive(session(0, later(5)), later(6))).toBe(false);
  });

  it('is written at most once a minute', () => {
    expect(needsTouch(session(0), later(59_999))).toBe(false);
    expect(needsTouch(session(0), later(60_000))).toBe(true);
  });
});
