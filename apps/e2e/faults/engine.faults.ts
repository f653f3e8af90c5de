import { Redis } from 'ioredis';
import { Client } from 'pg';
import type { PartName } from '../../../deploy/local';
import type { Dice } from './dice';
import type { Fault } from './fault';
import type { Weather } from './proxy';
import type { System } from './system';
import { comesBack } from './wait';

const titles: Readonly<Record<PartName, string>> = {
  postgres: 'PostgreSQL',
  redis: 'Redis',
  kafka: 'the broker',
};

const killed = (engine: PartName, ...numbers: string[]): Fault => ({
  name: `${titles[engine]} killed`,
  numbers,
  hits: engine,
  lasts: [0, 0],
  break: async ({ engines }) => {
    const part = engines.get(engine);
    const pid = part?.pid ?? null;
    part?.kill('SIGKILL');
    return async () => part && comesBack(part, pid);
  },
});

const away = (engine: PartName, lasts: readonly [number, number], ...numbers: string[]): Fault => ({
  name: `${titles[engine]} away`,
  numbers,
  hits: engine,
  lasts,
  break: async ({ engines }) => {
    const part = engines.get(engine);
    await part?.stop();
    return async () => part?.start();
  },
});

/** It keeps its connections and answers nothing. */
const frozen = (engine: PartName, ...numbers: string[]): Fault => ({
  name: `${titles[engine]} frozen`,
  numbers,
  hits: engine,
  lasts: [5, 25],
  break: async ({ engines }) => {
    engines.get(engine)?.kill('SIGSTOP');
    return async () => engines.get(engine)?.kill('SIGCONT');
  },
});

const network = (
  engine: PartName,
  what: string,
  weather: (dice: Dice) => Weather,
  ...numbers: string[]
): Fault => ({
  name: `${titles[engine]}: ${what}`,
  numbers,
  hits: engine,
  lasts: [5, 20],
  break: async ({ proxies }, dice) => {
    proxies[engine].set(weather(dice));
    return async () => proxies[engine].set({ kind: 'clear' });
  },
});

const slow =
  (most: number) =>
  (dice: Dice): Weather => ({ kind: 'delay', ms: dice.between(20, most) });
const silent = (): Weather => ({ kind: 'silent' });
const committed = (): Weather => ({ kind: 'swallow', answerTo: 'COMMIT' });
const cut = (dice: Dice): Weather => ({ kind: 'cut', afterBytes: dice.between(500, 60_000) });

async function withRedis(system: System, work: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(system.urls.redis, { maxRetriesPerRequest: 3 });
  redis.on('error', () => undefined);
  await work(redis).finally(() => redis.disconnect());
}

const flushed: Fault = {
  name: 'Redis flushed',
  numbers: ['F16'],
  hits: 'redis',
  lasts: [0, 0],
  break: async (system) => {
    await withRedis(system, (redis) => redis.flushall());
    return async () => undefined;
  },
};

const full: Fault = {
  name: 'Redis full',
  numbers: ['F18'],
  hits: 'redis',
  lasts: [5, 20],
  break: async (system) => {
    await withRedis(system, (redis) => redis.config('SET', 'maxmemory', '1mb'));
    return () => withRedis(system, (redis) => redis.config('SET', 'maxmemory', '0'));
  },
};

/** Somebody's transaction, such as a careless migration, holds a table that everybody writes. */
const locked: Fault = {
  name: 'PostgreSQL: a table held by a lock',
  numbers: ['F27', 'F28'],
  hits: 'postgres',
  lasts: [4, 12],
  break: async ({ urls }, dice) => {
    const holder = new Client({ connectionString: urls.database });
    holder.on('error', () => undefined);
    await holder.connect();
    const table = dice.pick(['claims.claims', 'resolution.payouts', 'tracking.shipments', 'claims.outbox']);
    await holder.query('BEGIN');
    // Waiting for it blocks everybody behind it as well; whoever has the table may be one that stands still.
    holder.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`).catch(() => undefined);
    return () => holder.end();
  },
};

export const engineFaults: readonly Fault[] = [
  killed('postgres', 'F25'),
  killed('redis', 'F19'),
  killed('kafka', 'F14'),
  away('postgres', [3, 15], 'F25'),
  away('redis', [5, 25], 'F17'),
  away('kafka', [10, 60], 'F11'),
  frozen('kafka', 'F12'),
  frozen('redis', 'F17'),
  network('postgres', 'slow lines', slow(150), 'F27'),
  network('postgres', 'half-open lines', silent, 'F26'),
  network('postgres', 'lines cut in the middle of an answer', cut, 'F26'),
  network('postgres', 'the answer to a COMMIT is lost', committed, 'F26'),
  network('kafka', 'slow lines', slow(400), 'F12'),
  network('kafka', 'half-open lines', silent, 'F12'),
  network('kafka', 'lines cut in the middle of an answer', cut, 'F3'),
  network('redis', 'slow lines', slow(300), 'F18'),
  network('redis', 'half-open lines', silent, 'F18'),
  flushed,
  full,
  locked,
];
