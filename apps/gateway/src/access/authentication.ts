import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type Actor, type Authentication, CONFIG } from '@tuntas/platform';
import type { FastifyRequest } from 'fastify';
import type { GatewayConfig } from '../config';
import { RateLimits } from '../rate-limits/rate-limits.service';
import { credentialOf } from './credential';
import type { Principal } from './principal';
import { Principals } from './principals.service';
import { requireSameOrigin } from './same-origin';
import { cookieName } from './session-cookie';

declare module 'fastify' {
  interface FastifyRequest {
    /** The session or key behind `actor`, on every route that is not public. */
    principal?: Principal;
  }
}

/** Tells the platform's guard who calls: by API key or session, where the services go by token. */
@Injectable()
export class KeyOrSession implements Authentication {
  private readonly cookie: string;
  private readonly origin: string;

  constructor(
    @Inject(CONFIG) config: Pick<GatewayConfig, 'PUBLIC_URL'>,
    private readonly principals: Principals,
    private readonly limits: RateLimits,
  ) {
    this.cookie = cookieName(config);
    this.origin = new URL(config.PUBLIC_URL).origin;
  }

  async actorOf(request: FastifyRequest): Promise<Actor> {
    const { headers, method, host } = request;
    const credential = credentialOf(headers, this.cookie);
    if (!credential) {
      throw new DomainError('unauthenticated', 'auth.missing', 'Sign in, or send an API key.');
    }
    if (credential.kind === 'session') requireSameOrigin({ method, host, headers }, this.origin, true);
    const principal = await this.principals.identify(credential);
    if (!principal) {
      await this.limits.require('anonymous', request.ip);
      throw new DomainError(
        'unauthenticated',
        'auth.refused',
        'The session or API key is not valid any more.',
      );
    }
    request.principal = principal;
    return principal.actor;
  }

  /** Whether the credential of a request that is still open stands for the same caller with the same rights. */
  async stillHolds(request: FastifyRequest, { id, actor }: Principal): Promise<boolean> {
    const credential = credentialOf(request.headers, this.cookie);
    const now = credential && (await this.principals.identify(credential));
    return now?.id === id && now.actor.roles.join() === actor.roles.join();
  }
}
