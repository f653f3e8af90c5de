import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '@tuntas/testing';
import { type RunningStack, runStack } from '../../../e2e/support/running-stack';
import type { Bench, Figure } from '../bench';
import { parcelSource } from '../parcels';
import { tokenFor } from '../token';

const rates = [
  { perSecond: 100, seconds: 10, aim: 'p99 < 40 ms', most: 40 },
  { perSecond: 1_000, seconds: 3, aim: 'p99 < 150 ms', most: 150 },
] as const;

/** From the commit of a claim to the message about it being queued: outbox, Kafka, inbox and the rules of messages. */
export const latency: Bench = {
  name: 'latency',
  what: 'claim filed to message queued, by the database’s clock',
  async run(say) {
    say('starting a stack');
    const tuntas = await runStack();
    try {
      const parcels = await parcelSource(tuntas);
      const figures: Figure[] = [];
      for (const { perSecond, seconds, aim, most } of rates) {
        say(`${perSecond} a second`);
        const next = await parcels(perSecond * seconds);
        const { p50, p99 } = await atRate(tuntas, next, perSecond, perSecond * seconds);
        figures.push({ name: `${perSecond}/s, p50`, value: p50, unit: 'ms' });
        figures.push({ name: `${perSecond}/s, p99`, value: p99, unit: 'ms', aim, met: p99 < most });
      }
      return figures;
    } finally {
      await tuntas.stop();
    }
  },
};

async function atRate(tuntas: RunningStack, next: () => string, perSecond: number, count: number) {
  const { database, stack } = tuntas;
  const authorization = `Bearer ${await tokenFor(tuntas, 'shipper@melati.example', 'shipper')}`;
  const began = Date.now();
  const filings: Promise<unknown>[] = [];
  for (let filed = 0; filed < count; filed += 1) {
    const due = began + (filed * 1_000) / perSecond;
    if (due > Date.now()) await sleep(due - Date.now());
    filings.push(
      fetch(`${stack.addresses.claims}/claims`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({
          waybill: next(),
          type: 'damage',
          lines: [{ description: 'Vase', claimedAmount: 1 }],
        }),
      }).then((response) => response.arrayBuffer()),
    );
  }
  await Promise.all(filings);
  const measured = () =>
    database.query<{ n: number; p50: number; p99: number }>(
      `SELECT count(*)::int AS n, percentile_cont(0.5) WITHIN GROUP (ORDER BY late) AS p50,
              percentile_cont(0.99) WITHIN GROUP (ORDER BY late) AS p99
       FROM (SELECT extract(epoch FROM min(m.created_at) - c.filed_at) * 1000 AS late
             FROM claims.claims c JOIN notifications.messages m ON m.claim_id = c.id
             WHERE c.filed_at >= $1 GROUP BY c.id) AS each`,
      [new Date(began)],
    );
  const { rows } = await waitFor(
    async () => {
      const answer = await measured();
      return (answer.rows[0]?.n ?? 0) >= count ? answer : null;
    },
    { timeout: 300_000, every: 500, what: 'all messages' },
  );
  return { p50: rows[0]?.p50 ?? Number.NaN, p99: rows[0]?.p99 ?? Number.NaN };
}
