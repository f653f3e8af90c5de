import { createHash } from 'node:crypto';
import type { Actor } from '../auth/actor';
import { canonicalJson } from '../canonical-json';

/** What `@IdempotencyKey()` yields: the caller's key, the route it was sent to, and a hash of what was asked. */
export interface IdempotencyHeader {
  key: string;
  /** Method and route template, `POST /claims`. */
  route: string;
  /** Hash of the concrete URL and the body; the same key with another one is refused. */
  fingerprint: string;
}

/** One use of a key by an actor. */
export interface IdempotencyRequest extends IdempotencyHeader {
  actor: Actor;
}

/** Keys of one organisation never meet those of another; an actor without one is its own scope. */
export const idempotencyScope = (actor: Actor): string => actor.organisationId ?? `person:${actor.personId}`;

/** Hash of anything JSON; for a multipart route, of its fields and the hashes of its files. */
export const fingerprintOf = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');

/** The `bigint` (as text) for `pg_try_advisory_xact_lock` that stands for this key while its request is in flight. */
export function idempotencyLock(request: Omit<IdempotencyRequest, 'fingerprint'>): string {
  const name = ['idempotency', idempotencyScope(request.actor), request.route, request.key].join('\0');
  return createHash('sha256').update(name).digest().readBigInt64BE().toString();
}
