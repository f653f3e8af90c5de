import { waitFor } from '@tuntas/testing';
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { claimClosed, messagingWorld } from '../messaging.fixture';

jest.setTimeout(60_000);

const CLAIMS = 40;
const EACH = 25;

describe('a consumer killed in the middle of a batch', () => {
  let world: Awaited<ReturnType<typeof messagingWorld>>;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    world = await messagingWorld();
  });
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await world.close();
  });

  const consumer = (): ChildProcess => {
    const child = spawn(
      process.execPath,
      [
        '--require',
        join(__dirname, '../typescript.fixture.cjs'),
        join(__dirname, 'consumer-process.fixture.ts'),
        world.url,
        world.kafkaBrokers[0] ?? '',
        world.topicPrefix,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    children.push(child);
    return child;
  };

  const effects = async (): Promise<number> => {
    const { rows } = await world.admin.query<{ n: number }>(
      'SELECT count(*)::integer AS n FROM claims.effects',
    );
    return rows[0]?.n ?? 0;
  };

  it('leaves every event one effect, in order, and is replaced in seconds', async () => {
    const first = consumer();
    const { dataSource, outbox } = await world.replica();
    const claims = Array.from({ length: CLAIMS }, () => v7());
    await dataSource.transaction((manager) =>
      outbox.append(
        manager,
        claims.flatMap((id) => Array.from({ length: EACH }, () => claimClosed(id))),
      ),
    );
    await waitFor(async () => (await effects()) > 100, { timeout: 20_000, what: 'the middle of the batch' });
    first.kill('SIGKILL');
    const killed = performance.now();
    const before = await effects();
    expect(before).toBeLessThan(CLAIMS * EACH);

    consumer();
    await waitFor(async () => (await effects()) > before, { timeout: 20_000, what: 'the second consumer' });
    // Eight seconds until its session is over, and what the new process takes to start.
    expect(performance.now() - killed).toBeLessThan(15_000);
    await waitFor(async () => (await effects()) >= CLAIMS * EACH, { timeout: 20_000, what: 'every effect' });

    const { rows } = await world.admin.query<{ seqs: number[] }>(
      'SELECT array_agg(seq::integer ORDER BY position) AS seqs FROM claims.effects GROUP BY subject',
    );
    expect(rows).toHaveLength(CLAIMS);
    for (const { seqs } of rows) expect(seqs).toEqual(Array.from({ length: EACH }, (_, i) => i + 1));
  });
});
