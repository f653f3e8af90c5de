import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { RateLimits } from './rate-limits.service';

/** What orchestrators, monitors and services ask all the time. */
const unlimited = new Set(['/health/live', '/health/ready', '/metrics', '/.well-known/jwks.json']);

/**
 * Counts every request against its key, its person, or the address of who is neither. An interceptor, because it must
 * know who calls: global guards of several modules run in no promised order, interceptors run after all of them.
 */
@Injectable()
export class RateLimitInterceptor implements NestInterceptor {
  constructor(private readonly limits: RateLimits) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType() === 'http') await this.count(context.switchToHttp().getRequest<FastifyRequest>());
    return next.handle();
  }

  private async count({ principal, actor, ip, routeOptions }: FastifyRequest): Promise<void> {
    if (actor?.kind === 'service' || unlimited.has(routeOptions.url ?? '')) return;
    if (!principal) await this.limits.require('anonymous', ip);
    else if (principal.kind === 'api_key') await this.limits.require('api_key', principal.id);
    else await this.limits.require('person', principal.actor.personId);
  }
}
