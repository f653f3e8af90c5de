import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { CONFIG } from '@tuntas/platform';
import { traceparent } from '@tuntas/tracing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayConfig } from '../config';
import { TokenMinter } from '../tokens/token-minter.service';
import { Places } from './domain/places';
import { requestHeaders, responseHeaders } from './domain/headers';
import { targetOf } from './domain/target-path';
import { type Upstream, upstreamOf, upstreams } from './domain/upstreams';
import { upstreamProblem } from './upstream-problem';
import { upstreamUrls } from './upstream-urls';

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Requests that one caller may be in the midst of sending. Each holds one of the 128 connections to a service until its
 * last byte has come, for minutes if the caller likes.
 */
const SENDING_AT_ONCE = 24;

const notFound = (): DomainError =>
  new DomainError('not_found', 'route.not_found', 'There is nothing at this address.');

@Injectable()
export class ProxyService {
  private readonly urls: Record<Upstream, string>;
  private readonly sending = new Places(SENDING_AT_ONCE);

  constructor(
    @Inject(CONFIG) config: GatewayConfig,
    private readonly minter: TokenMinter,
  ) {
    this.urls = upstreamUrls(config);
  }

  /** Hands the request to the service that owns its first segment, as the caller the guards found. */
  async forward(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const target = targetOf(request.raw.url ?? '', '/api');
    const upstream = upstreamOf(target.segment);
    if (!upstream || !methods.has(request.method)) throw notFound();
    const token = request.principal ? await this.minter.tokenFor(request.principal) : null;
    await this.pass(request, reply, { upstream, path: target.path, query: target.query, token });
  }

  /** Hands `/api/things/claims/…` to claims as `/things/…`, where every service has such things. */
  async forwardToService(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { path, query } = targetOf(request.raw.url ?? '', '/api');
    const [, segment, service, ...rest] = path.split('/');
    const upstream = upstreams.find((name) => name === service);
    if (!upstream || !methods.has(request.method)) throw notFound();
    const token = request.principal ? await this.minter.tokenFor(request.principal) : null;
    await this.pass(request, reply, { upstream, path: `/${[segment, ...rest].join('/')}`, query, token });
  }

  /** Hands a recipient's request on without a caller: the token or number in the path is all there is. */
  async forwardPublic(
    request: FastifyRequest,
    reply: FastifyReply,
    { prefix, upstream }: { prefix: '' | '/api'; upstream: Upstream },
  ): Promise<void> {
    const { path, query } = targetOf(request.raw.url ?? '', prefix);
    await this.pass(request, reply, { upstream, path, query, token: null });
  }

  private pass(
    request: FastifyRequest,
    reply: FastifyReply,
    to: { upstream: Upstream; path: string; query: string; token: string | null },
  ): Promise<void> {
    const base = this.urls[to.upstream];
    this.countSending(request);
    // A client that gave up while it was looked up has broken its body, for which nobody would wait in vain.
    if (reply.raw.destroyed) return Promise.resolve();
    return new Promise((resolve, reject) => {
      reply.from(`${base}${to.path}`, {
        queryString: () => to.query.slice(1),
        rewriteRequestHeaders: ({ headers, ip, id }) =>
          requestHeaders(headers, {
            host: new URL(base).host,
            requestId: id,
            address: ip,
            token: to.token,
            traceparent: traceparent(),
          }),
        rewriteHeaders: responseHeaders,
        // The caller knows whether its request may be repeated; here a retry would only add load to a service in need.
        retryDelay: () => null,
        onResponse: (_request, answer, { stream }) => {
          void answer.send(stream);
          resolve();
        },
        onError: (_reply, { error }) => {
          // Nobody is left to be told when it was the client that broke off.
          if (reply.raw.destroyed) return resolve();
          // A connection on which a body is still under way cannot carry another request.
          if (!request.raw.complete) reply.header('connection', 'close');
          reject(upstreamProblem(error, to.upstream));
        },
      });
    });
  }

  private countSending({ raw, principal, ip }: FastifyRequest): void {
    if (raw.complete || !('content-length' in raw.headers || 'transfer-encoding' in raw.headers)) return;
    const leave = this.sending.take(principal?.actor.personId ?? ip);
    if (!leave) {
      throw new DomainError(
        'too_many',
        'rate.sending',
        `More than ${SENDING_AT_ONCE} requests are still being sent: finish one first.`,
        { retryAfter: 1 },
      );
    }
    raw.once('close', leave);
  }
}
