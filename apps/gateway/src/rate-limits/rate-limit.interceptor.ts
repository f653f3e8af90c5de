import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { COUNTED_AS, type Counted } from './counted-as';
import { RateLimits } from './rate-limits.service';

/** What orchestrators, monitors and services ask all the time, and the console's files, which lie in memory. */
const unlimited = new Set(['/health/live', '/health/ready', '/metrics', '/.well-known/jwks.json', '/', '/*']);

/**
 * Counts every request against its key, its person, or the address of who is neither. An interceptor, because it must
 * know who calls: global guards of several modules run in no promised order, interceptors run after all of them.
 */
@Injectable()
export class RateLimitInterceptor implements NestInterceptor {
  constructor(
    private readonly limits: RateLimits,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType() === 'http') {
      const counted = this.reflector.get<Counted | undefined>(COUNTED_AS, context.getHandler());
      await this.count(context.switchToHttp().getRequest<FastifyRequest>(), counted);
    }
    return next.handle();
  }

  private async count(request: FastifyRequest, counted: Counted | undefined): Promise<void> {
    const { principal, actor, ip, routeOptions } = request;
    if (actor?.kind === 'service' || unlimited.has(routeOptions.url ?? '')) return;
    if (!principal) await this.limits.require('anonymous', ip);
    else if (principal.kind === 'api_key') await this.limits.require('api_key', principal.id);
    else await this.limits.require('person', principal.actor.personId);
    if (!counted || counted.only?.(request.query as Record<string, unknown>) === false) return;
    await this.limits.require(counted.limitClass, principal?.actor.personId ?? ip);
  }
}
