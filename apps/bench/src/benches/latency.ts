import { type RunningStack, runStack } from '../../../e2e/support/running-stack';
import type { Bench, Figure } from '../bench';
import { followed } from '../followed';
import { paced } from '../paced';
import { parcelSource } from '../parcels';
import { watchCpu } from '../processes';
import { tokenFor } from '../token';

const rates = [
  { rate: 100, seconds: 20, aims: { p50: 15, p99: 40 } },
  { rate: 1_000, seconds: 5, aims: { p99: 150 } },
] as const;

/** From the commit of a claim to the message about it being queued: outbox, Kafka, inbox and the rules of messages. */
export const latency: Bench = {
  name: 'latency',
  what: 'claim filed to message queued, by the database’s clock, and the CPU of a claim until its mail has left',
  async run(say) {
    say('starting a stack');
    const tuntas = await runStack();
    try {
      const parcels = await parcelSource(tuntas);
      say('warming up');
      await atRate(tuntas, await parcels(1_000), 100, 10);
      const figures: Figure[] = [];
      for (const { rate, seconds, aims } of rates) {
        say(`${rate} a second`);
        const found = await atRate(tuntas, await parcels(rate * seconds), rate, seconds);
        const named = (what: string) => `${rate}/s, ${what}`;
        figures.push({ name: named('claims filed'), value: found.perSecond, unit: '/s' });
        for (const [what, value] of Object.entries(found.stages)) {
          figures.push({ name: named(`${what}, p50`), value, unit: 'ms' });
        }
        figures.push(lateness(named('message queued, p50'), found.p50, 'p50' in aims ? aims.p50 : null));
        figures.push(lateness(named('message queued, p99'), found.p99, aims.p99));
        for (const [part, ms] of found.cpu.filter(([, each]) => each >= 0.1)) {
          figures.push({ name: named(`CPU of ${part}, a claim`), value: ms, unit: 'ms' });
        }
      }
      return figures;
    } finally {
      await tuntas.stop();
    }
  },
};

const lateness = (name: string, value: number, most: number | null): Figure => ({
  name,
  value,
  unit: 'ms',
  ...(most ? { aim: `< ${most} ms`, met: value < most } : {}),
});

interface Found {
  readonly p50: number;
  readonly p99: number;
  readonly published: number;
  readonly heard: number;
}

// A message carries the moment its event was taken in hand, so the claim of the inbox is where the two meet.
const FOUND = `
  SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY queued) AS p50,
         percentile_cont(0.99) WITHIN GROUP (ORDER BY queued) AS p99,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY published) AS published,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY heard) AS heard
  FROM (
    SELECT extract(epoch FROM min(m.created_at) - c.filed_at) * 1000 AS queued,
           extract(epoch FROM min(o.published_at) - c.filed_at) * 1000 AS published,
           extract(epoch FROM min(i.handled_at) - c.filed_at) * 1000 AS heard
    FROM claims.claims c
    JOIN claims.outbox o ON o.subject = c.id::text AND o.type = 'claim.submitted'
    JOIN notifications.inbox i ON i.event_id = o.id
    JOIN notifications.messages m ON m.claim_id = c.id
    WHERE c.filed_at >= $1 GROUP BY c.id
  ) AS each`;

async function atRate(tuntas: RunningStack, next: () => string, rate: number, seconds: number) {
  const { database, stack } = tuntas;
  const began = new Date();
  const cpuSoFar = watchCpu(tuntas);
  const perSecond = await paced(
    {
      url: `${stack.addresses.claims}/claims`,
      headers: { authorization: `Bearer ${await tokenFor(tuntas, 'shipper@melati.example', 'shipper')}` },
      rate,
      count: rate * seconds,
    },
    () =>
      JSON.stringify({
        waybill: next(),
        type: 'damage',
        lines: [{ description: 'Vase', claimedAmount: 1 }],
      }),
  );
  await followed(tuntas);
  const cpu = cpuSoFar().map(([part, ms]) => [part, ms / (rate * seconds)] as const);
  const { rows } = await database.query<Found>(FOUND, [began]);
  const { p50, p99, published, heard } = rows[0] as Found;
  return { perSecond, p50, p99, stages: { published, heard }, cpu };
}
