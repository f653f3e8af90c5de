import { waitFor } from '@tuntas/testing';
import { createServer, connect, type Socket } from 'node:net';
import { v7 } from 'uuid';
import { KafkaClient } from '../kafka';
import { claimClosed, messagingWorld, type Replica } from '../messaging.fixture';

jest.setTimeout(60_000);

type World = Awaited<ReturnType<typeof messagingWorld>>;

/** Everything on the topic so far and from now on, in the order of each partition: subject and number. */
async function listen(service: Replica) {
  const kafka = service.app.get(KafkaClient);
  const seen = new Map<string, number[]>();
  const consumer = kafka.consumer();
  await kafka.ensureTopics(['claims']);
  await consumer.connect();
  await consumer.subscribe({ topic: kafka.topicName('claims'), fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const subject = String(message.headers?.ce_subject);
      seen.set(subject, [...(seen.get(subject) ?? []), Number(String(message.headers?.ce_sequence))]);
      await Promise.resolve();
    },
  });
  return { seen, stop: () => consumer.disconnect() };
}

const firstTimes = (numbers: number[]): number[] => [...new Set(numbers)];
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

describe('the relay', () => {
  let world: World;
  let replicas: [Replica, Replica];
  let topic: Awaited<ReturnType<typeof listen>>;

  beforeAll(async () => {
    world = await messagingWorld();
    replicas = [await world.replica(), await world.replica()];
    topic = await listen(replicas[0]);
  });
  afterAll(async () => {
    await topic?.stop();
    await world.close();
  });

  const say = async (service: Replica, claimId: string, times = 1) => {
    await service.dataSource.transaction((manager) =>
      service.outbox.append(
        manager,
        Array.from({ length: times }, () => claimClosed(claimId)),
      ),
    );
  };

  const unpublished = async (): Promise<number> => {
    const { rows } = await world.admin.query('SELECT FROM claims.outbox WHERE published_at IS NULL');
    return rows.length;
  };

  it('shares the buckets fairly with a second one', async () => {
    await waitFor(() => replicas.every((replica) => replica.relay.buckets.length === 8), { what: '8 and 8' });
    expect(replicas.flatMap((replica) => replica.relay.buckets).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 16 }, (_, i) => i),
    );
  });

  it('carries at once what a process commits whose buckets another one owns', async () => {
    const took: number[] = [];
    for (let i = 0; i < 20; i += 1) {
      const claimId = v7();
      const begun = performance.now();
      await say(replicas[0], claimId);
      await waitFor(() => topic.seen.has(claimId), { every: 2, what: 'the event' });
      took.push(performance.now() - begun);
    }
    // 10 ms on a quiet machine.
    expect(took.sort((a, b) => a - b)[10]).toBeLessThan(2_000);
  });

  it('keeps the order of each case while relays lose their connections, and loses nothing', async () => {
    const claims = Array.from({ length: 40 }, () => v7());
    const writing = Promise.all(
      claims.map(async (claimId, i) => {
        for (let n = 0; n < 25; n += 1) await say(replicas[(i + n) % 2 === 0 ? 0 : 1], claimId);
      }),
    );
    let killed = 0;
    const killer = setInterval(() => {
      void world.admin
        .query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE application_name = 'tuntas-outbox-relay' AND datname = current_database()
           ORDER BY random() LIMIT 1`,
        )
        .then(({ rowCount }) => (killed += rowCount ?? 0));
    }, 150);
    await writing;
    clearInterval(killer);
    expect(killed).toBeGreaterThan(2);
    await waitFor(() => claims.every((id) => firstTimes(topic.seen.get(id) ?? []).length === 25), {
      timeout: 20_000,
      what: 'every event',
    });
    for (const claimId of claims) expect(firstTimes(topic.seen.get(claimId) ?? [])).toEqual(upTo(25));
    await waitFor(async () => (await unpublished()) === 0, { what: 'all marked' });
  });

  it('keeps a transaction that commits late: nothing is passed over by a later one', async () => {
    const [early, late] = [v7(), v7()];
    await replicas[0].dataSource.transaction(async (manager) => {
      await replicas[0].outbox.append(manager, [claimClosed(early)]);
      await say(replicas[1], late);
      await waitFor(() => topic.seen.has(late), { what: 'the later one' });
    });
    await waitFor(() => topic.seen.has(early), { what: 'the early one' });
  });

  it('drains a backlog in order without holding it in memory', async () => {
    const [claims, each] = [2_000, 10];
    const ids = Array.from({ length: claims }, () => v7());
    await world.admin.query(
      `INSERT INTO claims.outbox (id, topic, subject, seq, bucket, type, version, data)
       SELECT gen_random_uuid(), 'claims', subject, seq, abs(hashtext(subject)) % 16, 'claim.closed', 1,
              jsonb_set($2::jsonb, '{claimId}', to_jsonb(subject))
       FROM unnest($1::text[]) subject, generate_series(1, $3) seq ORDER BY seq, subject`,
      [ids, claimClosed(v7()).data, each],
    );
    const held = process.memoryUsage().heapUsed;
    let most = 0;
    await waitFor(
      async () => {
        most = Math.max(most, process.memoryUsage().heapUsed - held);
        return (await unpublished()) === 0;
      },
      { timeout: 50_000, what: 'an empty outbox' },
    );
    await waitFor(() => ids.every((id) => (topic.seen.get(id)?.length ?? 0) >= each), { what: 'all events' });
    for (const id of ids) expect(firstTimes(topic.seen.get(id) ?? [])).toEqual(upTo(each));
    expect(most).toBeLessThan(200 * 1024 * 1024);
  });

  it('hands its buckets over when it ends', async () => {
    await replicas[1].close();
    await waitFor(() => replicas[0].relay.buckets.length === 16, { what: 'all buckets' });
    const claimId = v7();
    await say(replicas[0], claimId);
    await waitFor(() => topic.seen.has(claimId), { what: 'the event' });
  });
});

describe('the relay without a broker', () => {
  it('keeps everything until there is one', async () => {
    const world = await messagingWorld();
    const sockets = new Set<Socket>();
    const [host, port] = (world.kafkaBrokers[0] ?? '').split(':');
    const proxy = createServer((socket) => {
      const upstream = connect(Number(port), host);
      sockets.add(socket).add(upstream);
      socket.on('error', () => upstream.destroy()).pipe(upstream);
      upstream.on('error', () => socket.destroy()).pipe(socket);
    });
    const closedPort = await new Promise<number>((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
      });
    });
    try {
      const service = await world.replica([], { brokers: [`127.0.0.1:${closedPort}`] });
      const claims = Array.from({ length: 20 }, () => v7());
      for (const claimId of claims) {
        await service.dataSource.transaction((manager) =>
          service.outbox.append(manager, [claimClosed(claimId), claimClosed(claimId)]),
        );
      }
      const pending = async () =>
        (await world.admin.query('SELECT FROM claims.outbox WHERE published_at IS NULL')).rowCount;
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await pending()).toBe(40);
      await new Promise<void>((resolve) => proxy.listen(closedPort, '127.0.0.1', resolve));
      await waitFor(async () => (await pending()) === 0, { timeout: 15_000, what: 'the backlog to drain' });
    } finally {
      await world.close();
      for (const socket of sockets) socket.destroy();
      proxy.close();
    }
  });
});
