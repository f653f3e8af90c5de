import { backgroundLoop } from '@tuntas/platform';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { Queues } from './queues';

const lookEveryMs = 15_000;
/** Set anew for the answer or the request that is written out of them. */
const ownHeaders = ['content-length', 'connection', 'keep-alive', 'transfer-encoding', 'date'];

export interface OpenBoard {
  answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
  close(): Promise<void>;
}

/** Loads the board for `path`, on a server of its own that nobody reaches but through `answer`. */
export async function openBoard(path: string, queues: Queues): Promise<OpenBoard> {
  const [{ createBullBoard }, { BullMQAdapter }, { FastifyAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/fastify'),
  ]);
  const serverAdapter = new FastifyAdapter().setBasePath(path);
  const board = createBullBoard({ queues: [], serverAdapter });
  const server = Fastify();
  await server.register(serverAdapter.registerPlugin(), { prefix: path });
  const look = async (): Promise<void> => {
    const found = await queues.find().catch(() => null);
    if (found) board.replaceQueues(found.map((queue) => new BullMQAdapter(queue)));
  };
  // Whoever opens it sees the queues at once.
  await look();
  const loop = backgroundLoop('Board', lookEveryMs, look);
  return {
    answer: async (request, reply) => {
      const { statusCode, headers, rawPayload } = await server.inject({
        method: request.method as 'GET',
        url: request.url,
        headers: withoutOwn(request.headers),
        ...(request.body === undefined ? {} : { payload: request.body as object }),
      });
      return reply.code(statusCode).headers(withoutOwn(headers)).send(rawPayload);
    },
    close: async () => {
      await loop.stop();
      await server.close();
    },
  };
}

const withoutOwn = <T>(headers: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !ownHeaders.includes(name)));
