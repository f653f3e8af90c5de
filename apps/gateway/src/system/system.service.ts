import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, SystemFigures } from '@tuntas/platform';
import type { GatewayConfig } from '../config';
import { upstreams } from '../proxy/domain/upstreams';
import { upstreamUrls } from '../proxy/upstream-urls';
import { healthOf, worstOf } from './domain/health';
import { systemReport, type SystemView } from './system.dto';

const timeoutMs = 3_000;

/** Asks every service how it is; one that does not answer in time is down, and keeps nobody waiting. */
@Injectable()
export class SystemHealth {
  constructor(
    @Inject(CONFIG) private readonly config: GatewayConfig,
    private readonly own: SystemFigures,
    private readonly clock: Clock,
  ) {}

  async now(): Promise<SystemView> {
    const urls = upstreamUrls(this.config);
    const asked = await Promise.all([
      ...upstreams.map(async (name) => ({ name, figures: await this.ask(urls[name]) })),
      this.own.report().then(({ service: name, ...figures }) => ({ name, figures })),
    ]);
    const services = asked.map(({ name, figures }) => ({ name, state: healthOf(figures), figures }));
    return {
      state: worstOf(services.map(({ state }) => state)),
      askedAt: this.clock.now().toISOString(),
      services,
    };
  }

  private async ask(url: string) {
    try {
      const answer = await fetch(`${url}/internal/system`, {
        headers: { authorization: `Bearer ${this.config.SERVICE_TOKEN}` },
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const { service: _service, ...figures } = systemReport.parse(await answer.json());
      return figures;
    } catch {
      return null;
    }
  }
}
