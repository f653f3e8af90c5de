import { Injectable } from '@nestjs/common';
import { waitFor } from '@tuntas/testing';
import { Redis } from 'ioredis';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { metrics } from './metrics';
import { OnTimer } from './on-timer';
import type { FiredTimer, NewTimer } from './timer';
import { TimerFiring } from './timer-firing';
import { cuttable, noteRing, type Replica, type TimersWorld, timersWorld } from './timers.fixture';

jest.setTimeout(60_000);

const failing = new Map<string, number>();
const afterCommit: string[] = [];

@Injectable()
class ClaimTimers {
  @OnTimer('sla.warn')
  async warn(timer: FiredTimer, manager: EntityManager) {
    await noteRing(manager, timer);
    const left = failing.get(timer.subject) ?? 0;
    if (left > 0) {
      failing.set(timer.subject, left - 1);
      throw new TypeError('the handler is not ready');
    }
    return () => {
      afterCommit.push(timer.subject);
      return Promise.resolve();
    };
  }
}

@Injectable()
class OtherTimers {
  @OnTimer('sla.warn')
  async again(): Promise<void> {}
}

const rungRings = async (): Promise<number> =>
  (await metrics.fired.get()).values
    .filter(({ labels }) => labels.by === 'ring')
    .reduce((sum, { value }) => sum + value, 0);

const inMs = (ms: number) => new Date(Date.now() + ms);

describe('timers', () => {
  let world: TimersWorld;
  let service: Replica;
  let redis: Redis;

  beforeAll(async () => {
    world = await timersWorld();
    redis = new Redis(world.redisUrl);
    service = await world.replica([ClaimTimers]);
    await service.timers.queue.waitUntilReady();
  });
  afterAll(async () => {
    const keys = await redis.keys(`${world.redisPrefix}:*`);
    if (keys.length > 0) await redis.del(keys);
    redis.disconnect();
    await world.close();
  });

  const arm = (timer: Partial<NewTimer> & { subject: string }, by = service) =>
    by.dataSource.transaction((manager) =>
      by.timers.arm(manager, { name: 'sla.warn', dueAt: new Date(), ...timer }),
    );

  const rings = async (subject: string): Promise<{ generation: number; late: number }[]> => {
    const { rows } = await world.admin.query<{ generation: number; late: number }>(
      'SELECT generation, late_ms AS late FROM claims.rings WHERE subject = $1 ORDER BY position',
      [subject],
    );
    return rows;
  };

  const rung = (subject: string, timeout = 10_000) =>
    waitFor(async () => ((await rings(subject)).length > 0 ? rings(subject) : null), {
      timeout,
      every: 5,
      what: 'the ring',
    });

  const rowOf = async (subject: string) => {
    const { rows } = await world.admin.query<{
      id: string;
      state: string;
      generation: number;
      attempts: number;
    }>('SELECT * FROM claims.timers WHERE subject = $1', [subject]);
    return rows[0];
  };

  it('fires within milliseconds what is due at once, and then runs what the handler returned', async () => {
    const late: number[] = [];
    for (let i = 0; i < 20; i += 1) {
      const subject = v7();
      await arm({ subject });
      late.push((await rung(subject))[0]?.late ?? Infinity);
      await waitFor(() => afterCommit.includes(subject), { every: 1, what: 'the work after the commit' });
    }
    // Below 30 ms on a quiet machine; in any case not at the sweep's own pace.
    expect(late.sort((a, b) => a - b)[10]).toBeLessThan(1_000);
  });

  it('rings on time, once, and never early', async () => {
    const timers = Array.from({ length: 50 }, (_, i) => ({ subject: v7(), dueAt: inMs(200 + i * 10) }));
    await service.dataSource.transaction((manager) =>
      service.timers.armMany(
        manager,
        timers.map((timer) => ({ name: 'sla.warn', ...timer })),
      ),
    );
    for (const { subject } of timers) await rung(subject);
    const late: number[] = [];
    for (const { subject } of timers) late.push(...(await rings(subject)).map((ring) => ring.late));
    expect(late).toHaveLength(50);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
    expect(late.sort((a, b) => a - b)[25]).toBeLessThan(1_000);
  });

  it('does nothing on an early, repeated or outdated ring', async () => {
    const subject = v7();
    await arm({ subject, dueAt: inMs(60_000) });
    const firing = service.app.get(TimerFiring);
    const { id } = (await rowOf(subject)) ?? { id: '' };
    const missing = await firing.fire({ id, generation: 1 }, 'ring');
    expect(missing).toBeGreaterThan(50_000);
    await arm({ subject, dueAt: inMs(0) });
    await firing.fire({ id, generation: 1 }, 'ring');
    await Promise.all([1, 2, 3, 4].map(() => firing.fire({ id, generation: 2 }, 'ring')));
    await firing.fireDue(10);
    expect((await rings(subject)).map((ring) => ring.generation)).toEqual([2]);
    expect(await rowOf(subject)).toMatchObject({ state: 'fired', generation: 2 });
  });

  it('forgets a cancelled timer and one whose transaction rolled back', async () => {
    const [cancelled, rolledBack, marker] = [v7(), v7(), v7()];
    await arm({ subject: cancelled, dueAt: inMs(150) });
    await service.dataSource.transaction((manager) =>
      service.timers.cancel(manager, { name: 'sla.warn', subject: cancelled }),
    );
    const work = service.dataSource.transaction(async (manager) => {
      await service.timers.arm(manager, { name: 'sla.warn', subject: rolledBack, dueAt: new Date() });
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    await arm({ subject: marker, dueAt: inMs(300) });
    await rung(marker);
    expect(await rings(cancelled)).toEqual([]);
    expect(await rings(rolledBack)).toEqual([]);
    expect(await rowOf(cancelled)).toMatchObject({ state: 'cancelled' });
  });

  it('lets exactly one win when 1,000 re-armings race the firing', async () => {
    const subject = v7();
    await arm({ subject });
    for (let i = 0; i < 100; i += 1) {
      await Promise.all(Array.from({ length: 10 }, () => arm({ subject })));
    }
    const last = await waitFor(async () => {
      const row = await rowOf(subject);
      return row?.state === 'fired' ? row : null;
    });
    expect(last.generation).toBe(1001);
    const generations = (await rings(subject)).map((ring) => ring.generation);
    expect(new Set(generations).size).toBe(generations.length);
    expect(generations.at(-1)).toBe(1001);
    expect(generations).toEqual([...generations].sort((a, b) => a - b));
  });

  it('rolls a failed firing back, effect and all, and tries again later', async () => {
    const subject = v7();
    failing.set(subject, 3);
    await arm({ subject });
    const rows = await rung(subject, 20_000);
    expect(rows).toHaveLength(1);
    // A ring counts one try; the sweep's batch is undone as a whole before its timers are tried one by one.
    const row = await rowOf(subject);
    expect(row?.state).toBe('fired');
    expect(row?.attempts).toBeGreaterThanOrEqual(1);
  });

  it('finds what a hot path inserted by itself', async () => {
    const [due, soon] = [v7(), v7()];
    await service.dataSource.query(
      `INSERT INTO timers (name, subject, due_at)
       VALUES ('sla.warn', $1, now()), ('sla.warn', $2, now() + interval '400 milliseconds')`,
      [due, soon],
    );
    service.timers.wake();
    await rung(due);
    expect((await rung(soon))[0]?.late).toBeLessThan(2_500);
  });

  it.each([
    ['ahead', 86_400_000],
    ['behind', -86_400_000],
  ])('fires nothing early and nothing twice in a process whose clock is a day %s', async (_, error) => {
    const [subject, dueAt] = [v7(), inMs(1_000)];
    const real = Date.now.bind(Date);
    jest.spyOn(Date, 'now').mockImplementation(() => real() + error);
    try {
      await arm({ subject, dueAt });
      const rows = await waitFor(async () => ((await rings(subject)).length > 0 ? rings(subject) : null), {
        timeout: 1e12,
        what: 'the ring',
      });
      expect(rows).toHaveLength(1);
      expect(rows[0]?.late).toBeGreaterThanOrEqual(0);
      expect(rows[0]?.late).toBeLessThan(4_000);
    } finally {
      jest.restoreAllMocks();
    }
  });

  it('rings every timer once after Redis was flushed', async () => {
    const subjects = Array.from({ length: 2_000 }, () => v7());
    await service.dataSource.transaction((manager) =>
      service.timers.armMany(
        manager,
        subjects.map((subject, i) => ({ name: 'sla.warn', subject, dueAt: inMs(4_000 + (i % 100) * 20) })),
      ),
    );
    const flushed = await waitFor(async () => {
      const keys = await redis.keys(`${world.redisPrefix}:*`);
      return keys.length > 2_000 ? keys : null;
    });
    await redis.del(flushed);
    await waitFor(async () => (await redis.keys(`${world.redisPrefix}:*`)).length > 1_000, {
      what: 'Redis to be filled again',
    });
    const count = async () => {
      const { rows } = await world.admin.query<{ n: number; subjects: number; late: number }>(
        `SELECT count(*)::integer AS n, count(DISTINCT subject)::integer AS subjects, max(late_ms) AS late
         FROM claims.rings WHERE subject = ANY($1)`,
        [subjects],
      );
      return rows[0] ?? { n: 0, subjects: 0, late: 0 };
    };
    await waitFor(async () => (await count()).subjects === 2_000, { timeout: 30_000, what: 'all timers' });
    expect(await count()).toMatchObject({ n: 2_000, subjects: 2_000 });
    expect((await count()).late).toBeLessThan(20_000);
  });

  it('prunes what ended long ago, however much of it there is', async () => {
    await world.admin.query(
      `INSERT INTO claims.timers (name, subject, due_at, state, ended_at)
       SELECT 'sla.warn', 'old ' || n, now(), 'cancelled', now() - interval '40 days' FROM generate_series(1, 2500) AS n`,
    );
    const subject = v7();
    await arm({ subject, dueAt: inMs(3_600_000) });
    const pruning = await world.replica([ClaimTimers]);
    await waitFor(
      async () => {
        const { rowCount } = await world.admin.query(
          `SELECT FROM claims.timers WHERE subject LIKE 'old %' LIMIT 1`,
        );
        return rowCount === 0;
      },
      { what: 'the old rows to go' },
    );
    expect(await rowOf(subject)).toMatchObject({ state: 'pending' });
    await pruning.close();
  });

  it('refuses two methods for one timer', async () => {
    await expect(world.replica([ClaimTimers, OtherTimers], { run: false })).rejects.toThrow('two methods');
  });
});

describe('timers without Redis', () => {
  it('start, fire by the sweep, never hang, and go on when Redis is there', async () => {
    const world = await timersWorld();
    const proxy = await cuttable(world.redisUrl);
    proxy.cut();
    try {
      const service = await world.replica([ClaimTimers], { redisUrl: proxy.url, sweepEvery: 300 });
      const ring = async (subject: string, dueAt: Date): Promise<number> => {
        const begun = performance.now();
        await service.dataSource.transaction((manager) =>
          service.timers.arm(manager, { name: 'sla.warn', subject, dueAt }),
        );
        expect(performance.now() - begun).toBeLessThan(500);
        const rows = await waitFor(
          async () => {
            const answer = await world.admin.query<{ late: number }>(
              'SELECT late_ms AS late FROM claims.rings WHERE subject = $1',
              [subject],
            );
            return answer.rows.length > 0 ? answer.rows : null;
          },
          { every: 5, what: 'the ring' },
        );
        expect(rows).toHaveLength(1);
        return rows[0]?.late ?? Infinity;
      };
      const rungByRedis = async () => {
        const before = await rungRings();
        await waitFor(async () => (await ring(v7(), inMs(150))) > 0 && (await rungRings()) > before, {
          timeout: 15_000,
          what: 'rings by Redis',
        });
      };
      expect(await ring(v7(), inMs(200))).toBeLessThan(2_000);
      proxy.mend();
      await rungByRedis();
      proxy.cut();
      expect(await ring(v7(), inMs(100))).toBeLessThan(2_000);
      proxy.mend();
      await rungByRedis();
    } finally {
      await world.close();
      await proxy.close();
    }
  });
});
