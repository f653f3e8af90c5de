import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { CONFIG } from '@tuntas/platform';
import type { GatewayConfig } from '../config';
import { type Upstream, upstreamOf, upstreams } from '../proxy/domain/upstreams';
import { upstreamUrls } from '../proxy/upstream-urls';
import { type DocumentPart, mergeDocuments } from './merge';

export const ownDocumentPath = '/openapi/gateway.json';
const keptMs = 30_000;
const timeoutMs = 3_000;

/** The API reference of the whole system, put together from what each service says of itself. */
@Injectable()
export class DocsService {
  private readonly urls: Record<Upstream, string>;
  private readonly known = new Map<Upstream, OpenAPIObject>();
  private merged: { at: number; document: object } | undefined;

  constructor(
    @Inject(CONFIG) config: GatewayConfig,
    private readonly host: HttpAdapterHost<FastifyAdapter>,
  ) {
    this.urls = upstreamUrls(config);
  }

  async document(): Promise<object> {
    const now = Date.now();
    if (this.merged && now - this.merged.at < keptMs) return this.merged.document;
    await Promise.all(upstreams.map((upstream) => this.refresh(upstream)));
    const missing = upstreams.filter((upstream) => !this.known.has(upstream));
    const document = mergeDocuments([await this.own(), ...this.parts()], missing);
    // A reference with a gap is looked at again at once.
    if (missing.length === 0) this.merged = { at: now, document };
    return document;
  }

  /** A service that is away for a moment keeps its last description. */
  private async refresh(upstream: Upstream): Promise<void> {
    try {
      const answer = await fetch(`${this.urls[upstream]}/openapi.json`, {
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (answer.ok) this.known.set(upstream, (await answer.json()) as OpenAPIObject);
    } catch {
      return;
    }
  }

  private parts(): DocumentPart[] {
    return [...this.known].map(([service, document]) => ({
      service,
      document,
      pathOf: (path) => {
        if (path.startsWith('/dead-letters'))
          return path.replace('/dead-letters', `/api/dead-letters/${service}`);
        if (service === 'tracking' && /^\/t\/[^/]+$/.test(path)) return path;
        return upstreamOf(path.split('/')[1] ?? '') === service ? `/api${path}` : null;
      },
    }));
  }

  private async own(): Promise<DocumentPart> {
    const answer = await this.host.httpAdapter.getInstance().inject(ownDocumentPath);
    return {
      service: 'gateway',
      document: answer.json<OpenAPIObject>(),
      pathOf: (path) => (path.startsWith('/api/') ? path : null),
    };
  }
}
