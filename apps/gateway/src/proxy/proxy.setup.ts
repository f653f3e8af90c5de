import replyFrom from '@fastify/reply-from';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { CONFIG } from '@tuntas/platform';
import type { GatewayConfig } from '../config';
import { streamBodies } from './body-streams';

/** Teaches the HTTP server to pass requests on, before it takes the first one. */
@Injectable()
export class ProxySetup implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    @Inject(CONFIG) private readonly config: Pick<GatewayConfig, 'UPLOAD_LIMIT' | 'UPSTREAM_TIMEOUT_MS'>,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance();
    streamBodies(fastify, this.config.UPLOAD_LIMIT);
    void fastify.register(replyFrom, {
      disableCache: true,
      disableRequestLogging: true,
      destroyAgent: true,
      undici: {
        connections: 128,
        pipelining: 1,
        keepAliveTimeout: 4_000,
        // reply-from turns certificate checks off unless the connector is told otherwise.
        connect: { timeout: 3_000, rejectUnauthorized: true },
        headersTimeout: this.config.UPSTREAM_TIMEOUT_MS,
        bodyTimeout: this.config.UPSTREAM_TIMEOUT_MS,
      },
    });
  }
}
