import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RateLimits } from './rate-limits.service';

/** What orchestrators, monitors and services ask all the time. */
const unlimited = new Set(['/health/live', '/health/ready', '/metrics', '/.well-known/jwks.json']);

/** Counts every request against its key, its person, or the address of who is neither. Runs after the access guard. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(private readonly limits: RateLimits) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const { principal, actor, ip, routeOptions } = context.switchToHttp().getRequest<FastifyRequest>();
    if (actor?.kind === 'service' || unlimited.has(routeOptions.url ?? '')) return true;
    if (!principal) await this.limits.require('anonymous', ip);
    else if (principal.kind === 'api_key') await this.limits.require('api_key', principal.id);
    else await this.limits.require('person', principal.actor.personId);
    return true;
  }
}
