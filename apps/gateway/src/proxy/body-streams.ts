import { type Readable, Transform } from 'node:stream';
import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body goes on to a service as it comes, unread. */
    streamed?: boolean;
  }
}

/** `payload`, broken off after `limit` bytes: a body of unknown length may be endless. */
function bounded(payload: Readable, limit: number): Readable {
  let seen = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > limit) done(new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE());
      else done(null, chunk);
    },
  });
  // A body may break before anybody reads it, while its caller is looked up: an error that nobody hears ends the process.
  counter.on('error', () => undefined);
  // Not `pipeline`: it would destroy the request, and with it the connection on which the refusal must travel.
  payload.on('error', (error) => counter.destroy(error));
  payload.on('close', () => payload.readableEnded || counter.destroy(new Error('the client broke off')));
  return payload.pipe(counter);
}

async function textOf(payload: Readable, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bounded(payload, limit)) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Leaves the bodies of streamed routes unread, whatever their type, so that an upload passes through in pieces; on
 * the gateway's own routes only JSON is taken, and parsed as Fastify does.
 */
export function streamBodies(fastify: FastifyInstance, uploadLimit: number): void {
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  const ownLimit = fastify.initialConfig.bodyLimit ?? 1024 * 1024;
  const isStreamed = (request: FastifyRequest): boolean => request.routeOptions.config.streamed === true;

  const streamOf = ({ headers }: FastifyRequest, payload: Readable): Readable => {
    const length = headers['content-length'];
    if (length === undefined) return bounded(payload, uploadLimit);
    if (Number(length) > uploadLimit) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
    return payload;
  };
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', (request, payload, done) => {
    if (isStreamed(request)) done(null, streamOf(request, payload));
    else textOf(payload, ownLimit).then((text) => parseJson(request, text, done), done);
  });
  fastify.addContentTypeParser('*', (request, payload, done) => {
    if (isStreamed(request)) done(null, streamOf(request, payload));
    else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE());
  });
}
