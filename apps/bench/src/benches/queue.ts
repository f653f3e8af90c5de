import { loadavg } from 'node:os';
import { runStack } from '../../../e2e/support/running-stack';
import type { Bench, Figure } from '../bench';
import { load } from '../load';
import { firstParcel } from '../parcels';
import { tokenFor } from '../token';
import { fillQueue } from './queue-rows';

const ROWS = Number(process.env.BENCH_QUEUE_ROWS ?? 1_000_000);
const MOST_MS = 25;
const organisation = '0190a000-0000-7000-8000-000000000001';

/** What an agent asks all day; some of it common, some of it rare, some of it nowhere. */
const questions: readonly (readonly [name: string, path: string, body?: () => string])[] = [
  ['first page', ''],
  ['first page of one agent', '?assignee=agent-7'],
  ['first page of nobody’s', '?assignee=nobody'],
  ['first page of one organisation', `?organisationId=${organisation}`],
  ['first page of two common filters', '?type=loss&carrier=jne'],
  ['first page of what is rare', '?carrier=sapx&priority=urgent'],
  ['counts', '/counts'],
  ['counts of nobody’s', '/counts?assignee=nobody'],
  ['counts of what is rare', '/counts?carrier=sapx'],
  ['search in waybills', '?q=cdef12'],
  ['search by the end of a number', '?q=0123456'],
  ['search by name', '?q=aieu%20'],
  ['next case', '/next', () => '{}'],
];

/** Pages, counts and searches of a queue of a million open claims, as its agents get them. */
export const queue: Bench = {
  name: 'queue',
  what: `the ops queue with ${ROWS.toLocaleString('en')} open claims, over HTTP to the service`,
  async run(say): Promise<Figure[]> {
    say('starting a stack');
    const tuntas = await runStack();
    try {
      const body = await firstParcel(tuntas);
      await tuntas.database.query(
        `INSERT INTO claims.shipments (id, organisation_id, carrier, waybill, service, status, shipped_at, pieces, eligibility)
         VALUES ($1, $2, 'jne', 'JN9900000001', 'REG', 'registered', now(), 1, '{}') ON CONFLICT DO NOTHING`,
        [body.id, organisation],
      );
      say('filling');
      await fillQueue(tuntas.database, body.id, ROWS);
      const headers = { authorization: `Bearer ${await tokenFor(tuntas, 'agent@tuntas.example', 'agent')}` };
      const service = `${tuntas.stack.addresses.claims}/queue`;
      const ask = (path: string, body: (() => string) | undefined, seconds: number) =>
        load({ url: service + path, headers, connections: 1, seconds, ...(body ? { body } : {}) });
      const figures: Figure[] = [];
      for (const [name, path, given] of questions) {
        await ask(path, given, 1);
        const { p50, p99 } = await ask(path, given, 4);
        const busy = (loadavg()[0] ?? 0).toFixed(0);
        say(`${name}: ${p50} ms, p99 ${p99} ms, load ${busy}`);
        figures.push({ name: `${name}, p50`, value: p50, unit: 'ms' });
        figures.push({
          name: `${name}, p99`,
          value: p99,
          unit: 'ms',
          aim: `p99 < ${MOST_MS} ms`,
          met: p99 < MOST_MS,
        });
      }
      return figures;
    } finally {
      await tuntas.stop();
    }
  },
};
