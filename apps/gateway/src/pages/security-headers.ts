import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { CONFIG } from '@tuntas/platform';
import type { GatewayConfig } from '../config';
import { policyOf } from './policies';

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
      reply.header('permissions-policy', 'camera=(self), geolocation=(self), microphone=(), payment=()');
      if (https) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
      done();
    });
  }
}
