import { createHash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable, Optional } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@tuntas/kernel';
import type { FastifyRequest } from 'fastify';
import type { BaseConfig } from '../config/config';
import { CONFIG } from '../tokens';
import { ACCESS, type Access } from './access';
import { type Actor, systemActor } from './actor';
import { AUTHENTICATION, type Authentication } from './authentication';
import { TokenVerifier } from './token-verifier';

/** The one global guard: a route without a declared access is closed, whatever else it says. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenVerifier,
    @Inject(CONFIG) private readonly config: BaseConfig,
    @Optional() @Inject(AUTHENTICATION) private readonly authentication?: Authentication,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Event handlers have no caller to check: what reaches them came over the broker.
    if (context.getType() !== 'http') return true;
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (access?.kind === 'public') return true;
    if (!access) throw forbidden();
    request.actor =
      access.kind === 'internal'
        ? this.service(bearerToken(request))
        : await this.person(request, access.roles);
    return true;
  }

  private service(token: string): Actor {
    const { SERVICE_TOKEN, SERVICE_TOKEN_PREVIOUS } = this.config;
    const known = [SERVICE_TOKEN, SERVICE_TOKEN_PREVIOUS].filter((one) => one !== undefined);
    if (!known.some((one) => sameSecret(token, one))) {
      throw new DomainError('unauthenticated', 'auth.token_invalid', 'The service token is not valid.');
    }
    return systemActor;
  }

  private async person(request: FastifyRequest, allowed: readonly string[]): Promise<Actor> {
    const actor = await (this.authentication?.actorOf(request) ?? this.tokens.verify(bearerToken(request)));
    if (!actor.roles.some((role) => allowed.includes(role))) throw forbidden();
    return actor;
  }
}

function bearerToken(request: FastifyRequest): string {
  const [scheme, token, ...rest] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() === 'bearer' && token && rest.length === 0) return token;
  throw new DomainError(
    'unauthenticated',
    'auth.token_missing',
    'Send an access token: Authorization: Bearer <token>.',
  );
}

const forbidden = (): DomainError =>
  new DomainError('forbidden', 'auth.role_missing', 'Your role does not allow this.');

/** Compares digests, so that neither content nor length shows in the time it takes. */
function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
