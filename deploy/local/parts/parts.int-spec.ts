import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@tuntas/testing';
import Redis from 'ioredis';
import { Client } from 'pg';
import type { Guard } from '../processes/guarded';
import { openGuard, startEngines } from '../stack';
import type { RunningParts } from './start-parts';

const stateDir = mkdtempSync(join(tmpdir(), 'tuntas-parts-'));
let guard: Guard;
let engines: RunningParts;
const said: string[] = [];

async function up(): Promise<void> {
  guard = await openGuard(stateDir);
  engines = await startEngines(guard, { stateDir, say: (line) => said.push(line) });
}

async function query(sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: engines.urls.DATABASE_URL });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function redis<T>(work: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(engines.urls.REDIS_URL, { maxRetriesPerRequest: 0, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    return await work(client);
  } finally {
    client.disconnect();
  }
}

beforeAll(up, 120_000);
afterAll(async () => {
  await guard.close();
  rmSync(stateDir, { recursive: true, force: true });
});

it('brings every engine back after SIGKILL, with its data', async () => {
  await query('CREATE TABLE kept AS SELECT 1 AS one');
  await redis((client) => client.set('kept', 'yes'));
  const before = [...engines.parts.values()].map((part) => part.pid);
  for (const part of engines.parts.values()) part.kill('SIGKILL');
  await waitFor(() => said.filter((line) => line.includes('is back after')).length === 3, {
    timeout: 60_000,
  });
  expect([...engines.parts.values()].map((part) => part.pid)).not.toEqual(before);
  await expect(query('SELECT one FROM kept')).resolves.toEqual([{ one: 1 }]);
  await expect(redis((client) => client.get('kept'))).resolves.toBe('yes');
}, 90_000);

it('starts again on the same ports with the same data', async () => {
  const { urls } = engines;
  await guard.close();
  await up();
  expect(engines.urls).toEqual(urls);
  await expect(query('SELECT one FROM kept')).resolves.toEqual([{ one: 1 }]);
}, 90_000);

it('lets nobody in without the password', async () => {
  const url = new URL(engines.urls.DATABASE_URL);
  url.password = 'wrong';
  const client = new Client({ connectionString: url.href });
  await expect(client.connect()).rejects.toThrow('password');
  const open = new Redis(engines.urls.REDIS_URL.replace(/:[^/]*@/, ''), { enableReadyCheck: false });
  open.on('error', () => undefined);
  await expect(open.get('kept')).rejects.toThrow('NOAUTH');
  open.disconnect();
});
