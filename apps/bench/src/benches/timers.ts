import { Injectable } from '@nestjs/common';
import { type FiredTimer, OnTimer } from '@tuntas/timers';
import { waitFor } from '@tuntas/testing';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import {
  noteRing,
  type Replica,
  type TimersWorld,
  timersWorld,
} from '../../../../libs/timers/src/timers.fixture';
import type { Bench, Figure } from '../bench';
import { inTurn } from '../measure';

const armed = 10_000;
const atOnce = 100;
const perSecond = 1_000;
const seconds = 5;
const overdue = 100_000;
const outstanding = 10_000_000;
const days = 7;
const perStatement = 20_000;
/** Of the same in BullMQ alone; from these the rest is reckoned. */
const sample = 100_000;

@Injectable()
class Ringing {
  @OnTimer('sla.warn')
  async warn(timer: FiredTimer, manager: EntityManager): Promise<void> {
    await noteRing(manager, timer);
  }

  /** One of the millions that nobody waits for here. */
  @OnTimer('far')
  far(): Promise<void> {
    return Promise.resolve();
  }
}

/** Deadlines: arming them, how late they ring, and catching up after an outage. */
export const timers: Bench = {
  name: 'timers',
  what: 'a Postgres row is the timer and BullMQ rings it',
  async run(say) {
    const world = await timersWorld();
    try {
      const service = await world.replica([Ringing]);
      await service.timers.queue.waitUntilReady();
      say('arming');
      const arming = await armingAgainstBullmq(world, service);
      say('lateness');
      const lateness = await latenessOf(world, service);
      say('catching up');
      const caughtUp = await catchingUp(world);
      say(`writing ${outstanding.toLocaleString('en')} timers of the next ${days} days`);
      const memory = await amongMany(world, service);
      say('lateness among them');
      const among = (await latenessOf(world, service)).map((figure) => ({
        ...figure,
        name: `the same among ${outstanding.toLocaleString('en')}: ${figure.name}`,
      }));
      return [arming, ...lateness, caughtUp, memory, ...among];
    } finally {
      await world.close();
    }
  },
};

const inMs = (ms: number): Date => new Date(Date.now() + ms);

async function armingAgainstBullmq(world: TimersWorld, service: Replica): Promise<Figure> {
  const connection = new Redis(world.redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue('bare', { connection, prefix: `${world.redisPrefix}-bare` });
  const arm = async (): Promise<number> => {
    const began = performance.now();
    for (let count = 0; count < armed; count += atOnce) {
      const some = Array.from({ length: atOnce }, () => ({
        name: 'sla.warn',
        subject: v7(),
        dueAt: inMs(300_000),
      }));
      await service.dataSource.transaction((manager) => service.timers.armMany(manager, some));
    }
    return (armed * 1_000) / (performance.now() - began);
  };
  const add = async (): Promise<number> => {
    const began = performance.now();
    for (let count = 0; count < armed; count += atOnce) {
      await queue.addBulk(
        Array.from({ length: atOnce }, () => ({
          name: 'ring',
          data: { id: v7() },
          opts: { delay: 300_000 },
        })),
      );
    }
    return (armed * 1_000) / (performance.now() - began);
  };
  const { ours, limit, ratio } = await inTurn(3, arm, add);
  await queue.obliterate({ force: true });
  await queue.close();
  connection.disconnect();
  return {
    name: `arming, ${atOnce} in a transaction`,
    value: ours,
    unit: '/s',
    limit: { name: 'bare BullMQ addBulk', value: limit },
    ratio,
  };
}

async function latenessOf(world: TimersWorld, service: Replica): Promise<Figure[]> {
  await world.admin.query('TRUNCATE claims.rings');
  const first = Date.now() + 3_000;
  const due = Array.from({ length: perSecond * seconds }, (_, index) => ({
    name: 'sla.warn',
    subject: v7(),
    dueAt: new Date(first + (index * 1_000) / perSecond),
  }));
  await service.dataSource.transaction((manager) => service.timers.armMany(manager, due));
  await waitFor(async () => (await rings(world)) === due.length, {
    timeout: 60_000,
    every: 50,
    what: 'all rings',
  });
  const { rows } = await world.admin.query<{ p50: number; p99: number }>(
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY late_ms) AS p50,
            percentile_cont(0.99) WITHIN GROUP (ORDER BY late_ms) AS p99 FROM claims.rings`,
  );
  const { p50 = Number.NaN, p99 = Number.NaN } = rows[0] ?? {};
  return [
    { name: `lateness at ${perSecond}/s, p50`, value: p50, unit: 'ms' },
    { name: `lateness at ${perSecond}/s, p99`, value: p99, unit: 'ms', aim: '< 100 ms', met: p99 < 100 },
  ];
}

async function catchingUp(world: TimersWorld): Promise<Figure> {
  await world.admin.query('TRUNCATE claims.rings');
  const began = performance.now();
  await world.admin.query(
    `INSERT INTO claims.timers (name, subject, due_at)
     SELECT 'sla.warn', gen_random_uuid()::text, now() - interval '1 hour' FROM generate_series(1, $1::int)`,
    [overdue],
  );
  const written = performance.now();
  await waitFor(async () => (await rings(world)) === overdue, {
    timeout: 180_000,
    every: 50,
    what: 'all rings',
  });
  const value = (performance.now() - written) / 1_000;
  return {
    name: `${overdue.toLocaleString('en')} overdue, fired`,
    value,
    unit: 's',
    limit: { name: 'to write the rows', value: (written - began) / 1_000 },
    aim: '< 5 s',
    met: value < 5,
  };
}

/** What Redis holds for millions of timers, against what it would hold if each of them were a job in it. */
async function amongMany(world: TimersWorld, service: Replica): Promise<Figure> {
  const redis = new Redis(world.redisUrl);
  try {
    const before = await usedBy(redis);
    // In order and in small transactions, as years of filing would leave them; a week's worth of them fills itself in minutes.
    for (let written = 0; written < outstanding; written += perStatement) {
      await world.admin.query(
        `INSERT INTO claims.timers (id, name, subject, due_at)
         SELECT uuidv7(), 'far', to_char(n, 'FM00000000'), now() + interval '5 minutes' + make_interval(secs => n * $3::float8)
         FROM generate_series($1::int, $2::int - 1) AS n`,
        [written, written + perStatement, (days * 86_400) / outstanding],
      );
    }
    await world.admin.query('ANALYZE claims.timers');
    // What comes within the reach of Redis goes on entering it, a few every second.
    await waitFor(
      async () => (await service.timers.queue.getDelayedCount()) >= (await within(world)) * 0.99,
      {
        timeout: 120_000,
        every: 1_000,
        what: 'the rings of the next minutes',
      },
    );
    const ours = (await usedBy(redis)) - before;
    const bare = await bareBullmq(world, redis);
    const value = ours / 1e6;
    return {
      name: `Redis for ${outstanding.toLocaleString('en')} outstanding`,
      value,
      unit: 'MB',
      limit: { name: `bare BullMQ, reckoned from ${sample.toLocaleString('en')}`, value: bare / 1e6 },
      ratio: ours / bare,
      aim: '< 100 MB',
      met: value < 100,
    };
  } finally {
    redis.disconnect();
  }
}

async function bareBullmq({ redisUrl, redisPrefix }: TimersWorld, redis: Redis): Promise<number> {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue('many', { connection, prefix: `${redisPrefix}-many` });
  const before = await usedBy(redis);
  for (let count = 0; count < sample; count += 1_000) {
    const some = Array.from({ length: 1_000 }, () => ({
      name: 'ring',
      data: { id: v7() },
      opts: { delay: 86_400_000 },
    }));
    await queue.addBulk(some);
  }
  const used = (await usedBy(redis)) - before;
  await queue.obliterate({ force: true });
  await queue.close();
  connection.disconnect();
  return (used * outstanding) / sample;
}

async function usedBy(redis: Redis): Promise<number> {
  return Number(/^used_memory:(\d+)/m.exec(await redis.info('memory'))?.[1]);
}

async function within({ admin }: TimersWorld): Promise<number> {
  const { rows } = await admin.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM claims.timers
     WHERE state = 'pending' AND coalesce(not_before, due_at) <= now() + interval '10 minutes'`,
  );
  return rows[0]?.n ?? 0;
}

async function rings({ admin }: TimersWorld): Promise<number> {
  const { rows } = await admin.query<{ n: number }>('SELECT count(*)::int AS n FROM claims.rings');
  return rows[0]?.n ?? 0;
}
