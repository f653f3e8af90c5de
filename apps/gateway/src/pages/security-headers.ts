import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { CONFIG } from '@tuntas/platform';
import type { GatewayConfig } from '../config';

const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const ownPages =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
  "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri";

/** What a browser may do with an answer, by the route that gave it; data may do nothing. */
const policies: readonly (readonly [RegExp, string])[] = [
  [/^\/($|set-password|docs|claims|payouts|assets|t\/|api\/surveys\/)/, `${ownPages} 'none'`],
  // The board's page says where it is by <base>.
  [/^\/board/, `${ownPages} 'self'`],
];

export const policyOf = (route: string): string =>
  policies.find(([pattern]) => pattern.test(route))?.[1] ?? nothing;

@Injectable()
export class SecurityHeaders implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    @Inject(CONFIG) private readonly config: Pick<GatewayConfig, 'PUBLIC_URL'>,
  ) {}

  onModuleInit(): void {
    const https = this.config.PUBLIC_URL.startsWith('https:');
    this.host.httpAdapter.getInstance().addHook('onRequest', (request, reply, done) => {
      reply.header('content-security-policy', policyOf(request.routeOptions.url ?? ''));
      reply.header('referrer-policy', 'same-origin');
      reply.header('cross-origin-opener-policy', 'same-origin');
      reply.header('cross-origin-resource-policy', 'same-origin');
      reply.header('x-frame-options', 'DENY');
      reply.header('permissions-policy', 'camera=(self), geolocation=(), microphone=(), payment=()');
      if (https) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
      done();
    });
  }
}
