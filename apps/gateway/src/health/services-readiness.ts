import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, Readiness } from '@tuntas/platform';
import type { GatewayConfig } from '../config';
import { upstreams } from '../proxy/domain/upstreams';
import { upstreamUrls } from '../proxy/upstream-urls';

const timeoutMs = 1_500;
const keptMs = 500;

/** The gateway is ready when everything behind it is: one address to ask about the whole system. */
@Injectable()
export class ServicesReadiness implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: GatewayConfig,
    private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    const urls = upstreamUrls(this.config);
    for (const upstream of upstreams)
      this.readiness.add(
        upstream,
        remembered(() => check(urls[upstream])),
      );
  }
}

async function check(url: string): Promise<void> {
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(timeoutMs) });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
}

/** However often the gateway is asked, it asks each service twice a second at most. */
function remembered(ask: () => Promise<void>): () => Promise<void> {
  let last: { at: number; answer: Promise<void> } | undefined;
  return () => {
    const now = Date.now();
    if (!last || now - last.at > keptMs) last = { at: now, answer: ask() };
    return last.answer;
  };
}
