import { v7 } from 'uuid';
import { claimClosed, messagingWorld, type Replica } from '../messaging.fixture';
import { outboxRow } from './outbox-row';
import { OutboxRelay } from './relay';

jest.setTimeout(60_000);

describe('the outbox', () => {
  let world: Awaited<ReturnType<typeof messagingWorld>>;
  let service: Replica;
  let woken: jest.SpyInstance;

  beforeAll(async () => {
    world = await messagingWorld();
    service = await world.replica([], { run: false });
    woken = jest.spyOn(service.app.get(OutboxRelay), 'wake');
  });
  beforeEach(() => woken.mockClear());
  afterAll(() => world.close());

  const seqs = async (subject: string): Promise<number[]> => {
    const { rows } = await world.admin.query<{ seq: string }>(
      'SELECT seq FROM claims.outbox WHERE subject = $1 ORDER BY position',
      [subject],
    );
    return rows.map((row) => Number(row.seq));
  };

  it('keeps no event of a transaction that is rolled back, and wakes nobody', async () => {
    const claimId = v7();
    const work = service.dataSource.transaction(async (manager) => {
      await service.outbox.append(manager, [claimClosed(claimId)]);
      throw new Error('the rule said no');
    });
    await expect(work).rejects.toThrow('the rule said no');
    expect(await seqs(claimId)).toEqual([]);
    expect(woken).not.toHaveBeenCalled();
    await service.dataSource.transaction((manager) => manager.query('SELECT 1'));
    expect(woken).not.toHaveBeenCalled();
  });

  it('numbers the events of each case in the order given, and wakes the relay once, after the commit', async () => {
    const [one, two] = [v7(), v7()];
    await service.dataSource.transaction(async (manager) => {
      await service.outbox.append(manager, [claimClosed(one), claimClosed(two), claimClosed(one)]);
      await service.outbox.append(manager, [claimClosed(one)]);
      await manager.transaction((nested) => service.outbox.append(nested, [claimClosed(two)]));
      expect(woken).not.toHaveBeenCalled();
    });
    expect(woken).toHaveBeenCalledTimes(1);
    expect(await seqs(one)).toEqual([1, 2, 3]);
    expect(await seqs(two)).toEqual([1, 2]);
  });

  it('numbers without a gap when fifty transactions write to one case at once, some of which fail', async () => {
    const claimId = v7();
    const write = (fails: boolean) =>
      service.dataSource.transaction(async (manager) => {
        await service.outbox.append(manager, [claimClosed(claimId)]);
        if (fails) throw new Error('fails');
      });
    await Promise.allSettled(Array.from({ length: 50 }, (_, i) => write(i % 3 === 0)));
    expect(await seqs(claimId)).toEqual(Array.from({ length: 33 }, (_, i) => i + 1));
  });

  it('refuses to write outside a transaction, wrong data, and what no broker takes', async () => {
    const event = claimClosed(v7());
    await expect(service.outbox.append(service.dataSource.manager, [event])).rejects.toThrow(
      'open transaction',
    );
    const append = (wrong: object) =>
      service.dataSource.transaction((manager) =>
        service.outbox.append(manager, [{ ...event, data: { ...event.data, ...wrong } }]),
      );
    await expect(append({ email: 'someone@example.com' })).rejects.toThrow('Unrecognized key');
    await expect(append({ number: 'x'.repeat(600_000) })).rejects.toThrow('larger than');
  });

  it('gives the column values for a statement that writes case and event in one go', async () => {
    const claimId = v7();
    const row = outboxRow(claimClosed(claimId));
    await service.dataSource.query(
      `WITH stream AS (INSERT INTO outbox_streams (topic, subject, last_seq) VALUES ($2, $3, $4))
       INSERT INTO outbox (id, topic, subject, seq, bucket, type, version, organisation_id, data)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [row.id, row.topic, claimId, row.seq, row.bucket, row.type, row.version, row.organisation_id, row.data],
    );
    await service.dataSource.transaction((manager) => service.outbox.append(manager, [claimClosed(claimId)]));
    expect(await seqs(claimId)).toEqual([1, 2]);
  });
});
