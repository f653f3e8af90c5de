import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Envelope } from '@tuntas/contracts';
import type { EventContext } from '@tuntas/messaging';
import { waitFor } from '@tuntas/testing';
import { Pool } from 'pg';
import { v7 } from 'uuid';
import { claimClosed, messagingWorld, noteEffect } from '../../../../libs/messaging/src/messaging.fixture';
import type { Bench } from '../bench';
import { inTurn } from '../measure';
import { isWaiting } from './relay';

const events = 5_000;
const concurrency = 8;
const rounds = 3;

@Controller()
class Effects {
  @EventPattern<string>('claim.closed')
  closed(@Payload() event: Envelope, @Ctx() { manager }: EventContext): Promise<unknown> {
    return noteEffect(manager, event);
  }
}

/** Events of as many claims, each with its inbox row and its effect in one transaction, against the same rows without Kafka. */
export const inbox: Bench = {
  name: 'inbox',
  what: `${events.toLocaleString('en')} events consumed with inbox and effect, ${concurrency} at a time`,
  async run(say) {
    const world = await messagingWorld();
    const pool = new Pool({ connectionString: world.url, max: concurrency });
    try {
      const writer = await world.replica();
      const effects = async (): Promise<number> => {
        const { rows } = await world.admin.query<{ n: number }>(
          'SELECT count(*)::int AS n FROM claims.effects',
        );
        return rows[0]?.n ?? 0;
      };
      // All is on the topic before anybody reads: what the relay costs is another bench.
      const ours = async (): Promise<number> => {
        const before = await effects();
        const batch = Array.from({ length: events }, () => claimClosed(v7()));
        await writer.dataSource.transaction((manager) => writer.outbox.append(manager, batch));
        await waitFor(async () => !(await isWaiting(world.admin)), { timeout: 60_000 });
        const reader = await world.replica([Effects], { concurrency });
        await waitFor(async () => (await effects()) > before, { timeout: 60_000, every: 10 });
        const [began, first] = [performance.now(), (await effects()) - before];
        await waitFor(async () => (await effects()) === before + events, { timeout: 120_000, every: 20 });
        const took = performance.now() - began;
        await reader.close();
        return ((events - first) * 1_000) / took;
      };
      const bare = async (): Promise<number> => {
        const ids = Array.from({ length: events }, () => v7());
        const began = performance.now();
        await Promise.all(Array.from({ length: concurrency }, () => drain(pool, ids)));
        return (events * 1_000) / (performance.now() - began);
      };
      say(`${rounds} rounds`);
      const { ours: value, limit, ratio } = await inTurn(rounds, ours, bare);
      return [
        {
          name: 'events handled',
          value,
          unit: '/s',
          limit: { name: 'the same rows without Kafka', value: limit },
          ratio,
          aim: '≥ 0.7',
          met: ratio >= 0.7,
        },
      ];
    } finally {
      await pool.end();
      await world.close();
    }
  },
};

/** What the database must do for one event whatever brings it: dedup row, stream row and effect in one transaction. */
async function drain(pool: Pool, ids: string[]): Promise<void> {
  const client = await pool.connect();
  try {
    for (let id = ids.pop(); id; id = ids.pop()) {
      await client.query('BEGIN');
      await client.query({
        name: 'claim',
        text: `WITH stream AS (INSERT INTO inbox_streams VALUES ('claims', $1::text, 1) ON CONFLICT DO NOTHING)
               INSERT INTO inbox (consumer, event_id) VALUES ('bare', $1::uuid) ON CONFLICT DO NOTHING`,
        values: [id],
      });
      await client.query({
        name: 'effect',
        text: 'INSERT INTO effects (event_id, subject, seq) VALUES ($1::uuid, $1::text, 1)',
        values: [id],
      });
      await client.query('COMMIT');
    }
  } finally {
    client.release();
  }
}
