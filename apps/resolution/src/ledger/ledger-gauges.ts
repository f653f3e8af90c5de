import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type BackgroundLoop, backgroundLoop, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import { Gauge } from 'prom-client';

// The sums read every entry.
const EVERY = 300_000;

const imbalance = new Gauge({
  name: 'tuntas_ledger_imbalance',
  help: 'Sum of all ledger entries in minor units, which is 0 or the books are wrong',
  labelNames: ['currency'],
});
const payouts = new Gauge({
  name: 'tuntas_payouts',
  help: 'Payouts that are not over, by state',
  labelNames: ['state'],
});

const SUMS = `SELECT currency, sum(amount)::float8 AS amount FROM ledger_entries GROUP BY currency`;
const OPEN = `
  SELECT state, count(*)::int AS count FROM payouts WHERE state NOT IN ('paid', 'failed', 'rejected') GROUP BY state`;

/** What whoever watches the money must see without asking for it. */
@Injectable()
export class LedgerGauges implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: BackgroundLoop | undefined;

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.loop = backgroundLoop('LedgerGauges', EVERY, () => this.measure());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
  }

  private measure(): Promise<void> {
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const sums = await manager.query<{ currency: string; amount: number }[]>(SUMS);
      const open = await manager.query<{ state: string; count: number }[]>(OPEN);
      for (const { currency, amount } of sums) imbalance.set({ currency }, amount);
      payouts.reset();
      for (const { state, count } of open) payouts.set({ state }, count);
    });
  }
}
