import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { CONFIG } from '@tuntas/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KeyOrSession } from '../access/authentication';
import type { GatewayConfig } from '../config';
import { boardRefusal } from './board-refusal';
import { type OpenBoard, openBoard } from './open-board';
import { Queues } from './queues';

const path = '/board';

/**
 * The queue board, for admins. It brings routes of its own that Nest's guards do not see, so a hook stands before
 * them: Fastify binds it to those routes and not to a spelling of their paths. It is heavy and seldom looked at, and
 * so loaded when somebody first does.
 */
@Injectable()
export class BoardSetup implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Board');
  private readonly queues: Queues;
  private opened: Promise<OpenBoard> | undefined;

  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly access: KeyOrSession,
    @Inject(CONFIG) { REDIS_URL, REDIS_PREFIX }: Pick<GatewayConfig, 'REDIS_URL' | 'REDIS_PREFIX'>,
  ) {
    this.queues = new Queues(REDIS_URL, REDIS_PREFIX, (error) => this.logger.debug(error.message));
  }

  onModuleInit(): void {
    void this.host.httpAdapter.getInstance().register(
      (routes, _options, done) => {
        routes.addHook('onRequest', (request, reply) => this.admit(request, reply));
        for (const url of ['/', '/*']) {
          routes.all(url, async (request, reply) => (await this.open()).answer(request, reply));
        }
        done();
      },
      { prefix: path },
    );
  }

  async onModuleDestroy(): Promise<void> {
    await (await this.opened)?.close();
    await this.queues.close();
  }

  private open(): Promise<OpenBoard> {
    return (this.opened ??= openBoard(path, this.queues));
  }

  private async admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const refusal = await boardRefusal(() => this.access.actorOf(request));
    if (!refusal) return;
    // A browser that is not signed in is shown where to.
    if (refusal.status === 401 && request.headers.accept?.includes('text/html'))
      await reply.redirect('/sign-in?next=/board/');
    else await reply.code(refusal.status).type('application/problem+json').send(refusal);
  }
}
