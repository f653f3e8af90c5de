const hour = 3_600_000;

/** A forgotten tab signs out overnight; nobody stays signed in for more than a week. */
export const sessionLimits = { idleMs: 12 * hour, absoluteMs: 7 * 24 * hour, touchMs: 60_000 } as const;

export interface SessionTimes {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

const earlier = (a: number, b: number): Date => new Date(Math.min(a, b));

/** When a session created then and last seen `now` ends, if nobody comes back. */
export const expiryOf = (createdAt: Date, now: Date): Date =>
  earlier(now.getTime() + sessionLimits.idleMs, createdAt.getTime() + sessionLimits.absoluteMs);

export const isLive = (session: SessionTimes, now: Date): boolean =>
  session.revokedAt === null && now.getTime() < session.expiresAt.getTime();

/** A row write per request would be a hot spot: a visit within the last minute is not written again. */
export const needsTouch = (session: SessionTimes, now: Date): boolean =>
  now.getTime() - session.lastSeenAt.getTime() >= sessionLimits.touchMs;
