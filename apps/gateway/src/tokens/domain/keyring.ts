import { DomainError } from '@tuntas/kernel';

/** Seconds a token lives: what a revoked key or session keeps at most in the services' eyes. */
export const tokenLifeSeconds = 300;

/**
 * A new key is published this long before it signs, so that every service has fetched it by then, and an old
 * one stays published this long after it stopped, so that the tokens it signed run out. Both are longer than
 * a token's life plus the time a service keeps a fetched key set.
 */
export const overlapMs = 15 * 60_000;

/** A key signs this long before a successor is made. */
export const rotationMs = 30 * 24 * 3_600_000;

export interface RingKey {
  readonly kid: string;
  readonly createdAt: Date;
}

const newestFirst = <K extends RingKey>(keys: readonly K[]): K[] =>
  keys.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.kid.localeCompare(a.kid));

/** The key that signs now: the newest that has been published for the overlap, else the oldest of all. */
export function signingKey<K extends RingKey>(keys: readonly K[], now: Date): K {
  const ordered = newestFirst(keys);
  const key = ordered.find((each) => each.createdAt.getTime() + overlapMs <= now.getTime()) ?? ordered.at(-1);
  if (!key) throw new DomainError('unavailable', 'tokens.no_key', 'No signing key is loaded.');
  return key;
}

/** The keys services may meet now: the signing one, those about to sign, and those that signed until lately. */
export function publishedKeys<K extends RingKey>(keys: readonly K[], now: Date): K[] {
  const ordered = newestFirst(keys);
  const current = ordered.indexOf(signingKey(keys, now));
  return ordered.filter((_, at) => {
    const successor = ordered[at - 1];
    // A key stopped signing when its successor's publication time was over.
    return at <= current || !successor || successor.createdAt.getTime() + 2 * overlapMs > now.getTime();
  });
}

export const rotationDue = (keys: readonly RingKey[], now: Date): boolean => {
  const [newest] = newestFirst(keys);
  return !newest || newest.createdAt.getTime() + rotationMs <= now.getTime();
};
