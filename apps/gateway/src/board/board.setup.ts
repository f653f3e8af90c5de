import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter as BoardAdapter } from '@bull-board/fastify';
import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { type BackgroundLoop, backgroundLoop, CONFIG } from '@tuntas/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KeyOrSession } from '../access/authentication';
import type { GatewayConfig } from '../config';
import { boardRefusal } from './board-refusal';
import { Queues } from './queues';

const path = '/board';
const lookEveryMs = 15_000;

/**
 * The queue board, for admins. It brings routes of its own that Nest's guards do not see, so a hook stands before
 * them: Fastify binds it to those routes and not to a spelling of their paths.
 */
@Injectable()
export class BoardSetup implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Board');
  private readonly queues: Queues;
  private loop: BackgroundLoop | undefined;

  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly access: KeyOrSession,
    @Inject(CONFIG) { REDIS_URL, REDIS_PREFIX }: Pick<GatewayConfig, 'REDIS_URL' | 'REDIS_PREFIX'>,
  ) {
    this.queues = new Queues(REDIS_URL, REDIS_PREFIX, (error) => this.logger.debug(error.message));
  }

  onModuleInit(): void {
    const serverAdapter = new BoardAdapter().setBasePath(path);
    const board = createBullBoard({ queues: [], serverAdapter });
    void this.host.httpAdapter.getInstance().register(
      async (routes) => {
        routes.addHook('onRequest', (request, reply) => this.admit(request, reply));
        await routes.register(serverAdapter.registerPlugin());
      },
      { prefix: path },
    );
    this.loop = backgroundLoop('Board', lookEveryMs, async () => {
      const found = await this.queues.find().catch(() => null);
      if (found) board.replaceQueues(found.map((queue) => new BullMQAdapter(queue)));
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop?.stop();
    await this.queues.close();
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
