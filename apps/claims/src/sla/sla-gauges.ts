import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type BackgroundLoop, backgroundLoop, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import { Gauge } from 'prom-client';

const EVERY = 30_000;

const overdue = new Gauge({
  name: 'tuntas_sla_overdue',
  help: 'Open claims whose next promise is late, by clock',
  labelNames: ['clock'],
});

const OVERDUE = `
  SELECT next_clock AS clock, count(*)::int AS count FROM claims
  WHERE coalesce(next_due_at, 'infinity') <= now() AND stage IN ('submitted', 'in_review', 'needs_action', 'on_hold')
  GROUP BY next_clock`;

/** How many promises are late now; how many were broken is told by the timers that fired. */
@Injectable()
export class SlaGauges implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: BackgroundLoop | undefined;

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.loop = backgroundLoop('SlaGauges', EVERY, () => this.measure());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
  }

  private measure(): Promise<void> {
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const rows = await manager.query<{ clock: string; count: number }[]>(OVERDUE);
      overdue.reset();
      for (const { clock, count } of rows) overdue.set({ clock }, count);
    });
  }
}
