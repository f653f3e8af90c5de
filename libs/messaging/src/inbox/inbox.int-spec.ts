import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { encode, type Envelope } from '@tuntas/contracts';
import { waitFor } from '@tuntas/testing';
import fc from 'fast-check';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { KafkaClient } from '../kafka';
import { claimClosed, closedEnvelope, messagingWorld, noteEffect, type Replica } from '../messaging.fixture';
import { MessagingUpkeep } from '../upkeep';
import { DeadLetters } from './dead-letters';
import { Delivery } from './delivery';
import { EventContext } from './event-context';
import { InboxStatus } from './inbox-status';
import { ParkedEvents } from './parked-events';
import type { RawMessage } from './raw-message';

jest.setTimeout(60_000);

type World = Awaited<ReturnType<typeof messagingWorld>>;

/** Claims whose events the handler cannot stand, until they are mended. */
const poisonous = new Set<string>();
const handledAt = new Map<string, number>();

@Controller()
class ClosedConsumer {
  @EventPattern<string>('claim.closed')
  async onClosed(@Payload() event: Envelope<'claim.closed'>, @Ctx() ctx: EventContext): Promise<void> {
    await noteEffect(ctx.manager, event);
    if (poisonous.has(event.subject)) (undefined as unknown as string[]).push('a TypeError');
    ctx.afterCommit(() => handledAt.set(event.id, performance.now()));
  }
}

function rawOf(event: Envelope): RawMessage {
  const { key, value, headers } = encode(event);
  const bytes = Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)]);
  return {
    topic: 'claims',
    partition: 0,
    offset: '0',
    key: Buffer.from(key),
    value,
    headers: Object.fromEntries(bytes) as Record<string, Buffer>,
  };
}

@Controller()
class SettledConsumers {
  @EventPattern<string>('claim.settled')
  async first(@Payload() event: Envelope<'claim.settled'>, @Ctx() ctx: EventContext): Promise<void> {
    await noteEffect(ctx.manager, event);
  }

  @EventPattern<string>('claim.settled')
  async second(@Payload() event: Envelope<'claim.settled'>, @Ctx() ctx: EventContext): Promise<void> {
    const trouble = troubles.get(event.subject)?.shift();
    if (trouble) await trouble(ctx.manager);
    await noteEffect(ctx.manager, event);
  }
}

/** What goes wrong around a claim's event, one try after the other. */
const troubles = new Map<string, ((manager: EntityManager) => Promise<unknown>)[]>();

const settledEnvelope = (claimId: string): Envelope<'claim.settled'> => {
  const { data, ...closed } = closedEnvelope(claimId, 1);
  const { reason: _, ...claim } = data;
  return {
    ...closed,
    type: 'claim.settled',
    data: { ...claim, settlement: 'paid', paid: null, settledAt: closed.time },
  };
};

describe('the inbox on Kafka', () => {
  let world: World;
  let service: Replica;
  let letters: DeadLetters;
  let produce: (
    messages: { key?: string | null; value: Buffer | null; headers?: Record<string, string | Buffer> }[],
  ) => Promise<void>;
  let stopProducing: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    world = await messagingWorld();
    service = await world.replica([ClosedConsumer, SettledConsumers]);
    letters = service.app.get(DeadLetters);
    const kafka = service.app.get(KafkaClient);
    const producer = kafka.producer();
    await waitFor(() => service.app.get(InboxStatus).ready, { what: 'the consumer' });
    await producer.connect();
    produce = async (messages) => {
      await producer.send({ topic: kafka.topicName('claims'), acks: -1, messages });
    };
    stopProducing = () => producer.disconnect();
  });

  afterAll(async () => {
    await stopProducing?.();
    await world.close();
  });

  const effects = async (subject: string): Promise<number[]> => {
    const { rows } = await world.admin.query<{ seq: string }>(
      'SELECT seq FROM claims.effects WHERE subject = $1 ORDER BY position',
      [subject],
    );
    return rows.map((row) => Number(row.seq));
  };

  const letterOf = (subject: string) =>
    waitFor(async () => (await letters.list()).find((letter) => letter.subject === subject), {
      what: 'a letter',
    });

  it('carries an event from the commit to the handler in milliseconds', async () => {
    const took: number[] = [];
    for (let i = 0; i < 30; i += 1) {
      const claimId = v7();
      await service.dataSource.transaction((manager) =>
        service.outbox.append(manager, [claimClosed(claimId)]),
      );
      const committed = performance.now();
      const rows: { id: string }[] = await service.dataSource.query(
        'SELECT id FROM outbox WHERE subject = $1',
        [claimId],
      );
      const handled = await waitFor(() => handledAt.get(rows[0]?.id ?? ''), {
        every: 1,
        what: 'the handler',
      });
      took.push(handled - committed);
    }
    // Below 15 ms on a quiet machine.
    expect(took.sort((a, b) => a - b)[15]).toBeLessThan(2_000);
  });

  it('reaches the same state when its database is restored from before and the broker is not', async () => {
    const claims = Array.from({ length: 20 }, () => v7());
    const tell = (from: number, to: number) =>
      produce(
        claims.flatMap((id) =>
          Array.from({ length: to - from }, (_, i) => encode(closedEnvelope(id, from + i) as Envelope)),
        ),
      );
    const state = async (): Promise<Map<string, number[]>> =>
      new Map(await Promise.all(claims.map(async (id) => [id, await effects(id)] as const)));
    const reached = (last: number) =>
      waitFor(async () => [...(await state()).values()].every((seqs) => seqs.length === last), {
        timeout: 30_000,
        what: `${last} effects of each`,
      });
    await tell(1, 4);
    await reached(3);
    const tables = ['effects', 'inbox', 'inbox_streams'];
    for (const table of tables) {
      await world.admin.query(`CREATE TABLE public.before_${table} AS TABLE claims.${table}`);
    }
    await tell(4, 7);
    await reached(6);
    const after = await state();
    await service.close();
    for (const table of tables) {
      const generated = table === 'effects' ? 'OVERRIDING SYSTEM VALUE' : '';
      await world.admin.query(
        `TRUNCATE claims.${table}; INSERT INTO claims.${table} ${generated} TABLE public.before_${table}`,
      );
    }
    // Set back to before the backup: everything the broker still has is told again.
    service = await world.replica([ClosedConsumer, SettledConsumers], {
      group: `${world.topicPrefix}.restored`,
    });
    letters = service.app.get(DeadLetters);
    await reached(6);
    expect(await state()).toEqual(after);
  });

  it('gives the same event, three times at once, one effect', async () => {
    const claimId = v7();
    const raw = rawOf(closedEnvelope(claimId, 1));
    const stop = new AbortController().signal;
    const delivery = service.app.get(Delivery);
    const outcomes = await Promise.all([1, 2, 3].map(() => delivery.deliver(raw, stop)));
    expect(outcomes.sort()).toEqual(['handled', 'stale', 'stale']);
    expect(await effects(claimId)).toEqual([1]);
  });

  it('puts shuffled, repeated and late events of a case in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([1, 2, 3, 4, 5, 5, 6, 2], { minLength: 8 }), async (order) => {
        const claimId = v7();
        const event = new Map([1, 2, 3, 4, 5, 6].map((seq) => [seq, encode(closedEnvelope(claimId, seq))]));
        await produce(order.flatMap((seq) => event.get(seq) ?? []));
        await waitFor(async () => (await effects(claimId)).length === 6, { what: 'six effects' });
        expect(await effects(claimId)).toEqual([1, 2, 3, 4, 5, 6]);
      }),
      { numRuns: 10 },
    );
    const { rows } = await world.admin.query('SELECT FROM claims.parked_events');
    expect(rows).toHaveLength(0);
  });

  it('passes over what cannot be read, keeps its bytes, and is on time for the next message', async () => {
    const good = encode(closedEnvelope(v7(), 1));
    const bad: [string, Buffer | null, Record<string, string>][] = [
      ['bad JSON', Buffer.from('{bad'), good.headers],
      ['null', null, good.headers],
      ['a megabyte', Buffer.alloc(1_000_000, 'x'), good.headers],
      ['first byte 0', Buffer.from([0, 0, 0, 0, 1, 255, 254]), good.headers],
      ['JSON of another shape', Buffer.from('[]'), good.headers],
      ['an unknown type', good.value, { ...good.headers, ce_type: 'claim.exploded' }],
      ['an unknown version', good.value, { ...good.headers, ce_dataschema: 'claim.closed/99' }],
      ['no headers', good.value, {}],
      ['a subject with a zero byte', good.value, { ...good.headers, ce_subject: 'a\0b' }],
    ];
    const key = v7();
    for (const [, value, headers] of bad) {
      // One key, so that all share a partition with the message behind them.
      const subject = v7();
      await produce([{ key, value, headers: { ce_subject: subject, ...headers, ce_id: v7() } }]);
    }
    const next = v7();
    const sent = performance.now();
    await produce([{ ...encode(closedEnvelope(next, 1)), key }]);
    await waitFor(async () => (await effects(next)).length === 1, { what: 'the next message' });
    expect(performance.now() - sent).toBeLessThan(2_000);

    const { rows } = await world.admin.query<{ value: Buffer | null; reason: string }>(
      'SELECT value, reason FROM claims.dead_letters WHERE key = $1 ORDER BY "offset"',
      [Buffer.from(key)],
    );
    const hex = (value: Buffer | null) => value?.toString('hex') ?? null;
    expect(rows.map((row) => hex(row.value))).toEqual(bad.map(([, value]) => hex(value)));
    expect(rows.map((row) => row.reason)).toEqual(
      expect.arrayContaining([expect.stringContaining('not JSON'), expect.stringContaining('version 99')]),
    );
  });

  it('buries what its handler throws at, with the stack, and holds only that case until it is replayed', async () => {
    const [claimId, other] = [v7(), v7()];
    poisonous.add(claimId);
    const sent = performance.now();
    await produce([1, 2, 3].map((seq) => encode(closedEnvelope(claimId, seq))));
    // The same key, so the same partition, and behind the poison.
    await produce([{ ...encode(closedEnvelope(other, 1)), key: claimId }]);
    await waitFor(async () => (await effects(other)).length === 1, { what: 'the next message' });
    expect(performance.now() - sent).toBeLessThan(2_000);
    const letter = await letterOf(claimId);
    expect(letter).toMatchObject({ type: 'claim.closed', seq: 1, attempts: 4, waiting: 2 });
    expect(letter.reason).toMatch(/^TypeError: .*push/);
    expect(letter.stack).toContain('onClosed');
    expect(await effects(claimId)).toEqual([]);

    expect(await letters.replay(letter.id)).toMatchObject({ outcome: 'failed' });
    // The same letter, which counts the new try, and no second one.
    const still = (await letters.list()).filter(({ subject }) => subject === claimId);
    expect(still).toMatchObject([{ id: letter.id, attempts: 5 }]);
    poisonous.delete(claimId);
    expect(await letters.replay(letter.id)).toEqual({ outcome: 'handled' });
    expect(await effects(claimId)).toEqual([1, 2, 3]);
    await expect(letters.replay(letter.id)).rejects.toThrow('no open dead letter');
  });

  it('goes on behind a discarded letter', async () => {
    const claimId = v7();
    await produce([
      { ...encode(closedEnvelope(claimId, 1)), value: Buffer.from('{}') },
      encode(closedEnvelope(claimId, 2)),
    ]);
    const letter = await waitFor(async () => {
      const found = (await letters.list()).find((one) => one.subject === claimId);
      return found?.waiting === 1 ? found : undefined;
    });
    const unrecorded = letters.discard(letter.id, () => Promise.reject(new Error('nothing to write with')));
    await expect(unrecorded).rejects.toThrow('nothing to write with');
    expect(await letters.get(letter.id)).toMatchObject({ resolution: null, waiting: 1 });
    await letters.discard(letter.id, async () => undefined);
    expect(await effects(claimId)).toEqual([2]);
    expect(await letters.get(letter.id)).toMatchObject({ resolution: 'discarded', waiting: 0 });
  });

  it('goes on without an event that never comes, when told so', async () => {
    const claimId = v7();
    await produce([3, 4].map((seq) => encode(closedEnvelope(claimId, seq))));
    const parked = service.app.get(ParkedEvents);
    const gap = await waitFor(async () =>
      (await parked.gaps()).find((one) => one.subject === claimId && one.parked === 2),
    );
    expect(gap).toMatchObject({ topic: 'claims', missing: 1, deadLetterId: null });
    await parked.skipMissing('claims', claimId, async () => undefined);
    expect(await effects(claimId)).toEqual([3, 4]);
    expect((await parked.gaps()).filter((one) => one.subject === claimId)).toEqual([]);
  });

  it('passes over types nobody handles here, and keeps their place in the order', async () => {
    const claimId = v7();
    const unhandled = encode({ ...closedEnvelope(claimId, 1), type: 'claim.cancelled' } as Envelope);
    await produce([unhandled, encode(closedEnvelope(claimId, 2))]);
    await waitFor(async () => (await effects(claimId)).length === 1, { what: 'the handled event' });
    expect(await effects(claimId)).toEqual([2]);
  });

  it('runs two handlers of one type after another in one transaction', async () => {
    const claimId = v7();
    troubles.set(claimId, [() => Promise.reject(new TypeError('the second one fails'))]);
    await produce([encode(settledEnvelope(claimId))]);
    await waitFor(async () => (await effects(claimId)).length > 0, { what: 'the handlers' });
    expect(await effects(claimId)).toEqual([1, 1]);
  });

  it('lays no fault of the database on the message, however often it happens', async () => {
    const claimId = v7();
    const conflict = (manager: EntityManager) =>
      manager.query(`DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = '40001'; END $$`);
    const cut = (manager: EntityManager) => manager.query('SELECT pg_terminate_backend(pg_backend_pid())');
    troubles.set(claimId, [conflict, cut, conflict, conflict, conflict, cut]);
    await produce([encode(settledEnvelope(claimId))]);
    await waitFor(async () => (await effects(claimId)).length > 0, { what: 'the handlers' });
    expect(await effects(claimId)).toEqual([1, 1]);
    expect((await letters.list()).filter((letter) => letter.subject === claimId)).toEqual([]);
  });

  it('does not start with a pattern that is no event type', async () => {
    @Controller()
    class Misspelt {
      @EventPattern<string>('claim.closd')
      async onClosed(): Promise<void> {}
    }
    await expect(world.replica([Misspelt], { run: false })).rejects.toThrow('claim.closd');
  });

  it('forgets old rows, and still knows what it has handled', async () => {
    const claimId = v7();
    await service.dataSource.transaction((manager) =>
      service.outbox.append(manager, [claimClosed(claimId), claimClosed(claimId)]),
    );
    await waitFor(async () => (await effects(claimId)).length === 2, { what: 'both' });
    const inFuture = Date.now() + 60 * 86_400_000;
    await waitFor(async () => {
      const { rows } = await world.admin.query('SELECT FROM claims.outbox WHERE published_at IS NULL');
      return rows.length === 0;
    });
    await service.app.get(MessagingUpkeep).prune(inFuture);
    const { rows } = await world.admin.query('SELECT FROM claims.outbox UNION ALL SELECT FROM claims.inbox');
    expect(rows).toHaveLength(0);
    await produce([encode(closedEnvelope(claimId, 2)), encode(closedEnvelope(claimId, 3))]);
    await waitFor(async () => (await effects(claimId)).length === 3, { what: 'the third' });
    expect(await effects(claimId)).toEqual([1, 2, 3]);
  });
});
