import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor';

/**
 * Who calls, where it is not told by an access token: the gateway, which makes the tokens, reads sessions and API
 * keys. A global module provides it under `AUTHENTICATION`; without one the access guard verifies the bearer token.
 */
export interface Authentication {
  /** @throws DomainError `unauthenticated` */
  actorOf(request: FastifyRequest): Promise<Actor>;
}

/** Injects the {@link Authentication} of a process that has one. */
export const AUTHENTICATION = Symbol('tuntas:authentication');
