import { type PlatformFixture, organisation, otherOrganisation, platformFixture } from '../platform.fixture';
import { SYSTEM_SCOPE } from '../auth/actor';
import { Database } from './database';

describe('Database', () => {
  let fixture: PlatformFixture;
  let database: Database;

  beforeAll(async () => {
    fixture = await platformFixture();
    database = fixture.app.get(Database);
  });
  afterAll(() => fixture.close());
  beforeEach(() => fixture.database.admin.query('DELETE FROM parcels.parcels'));

  const insert = (scope: string, owner: string, reporter: string | null = null) =>
    database.transaction(scope, (manager) =>
      manager.query('INSERT INTO parcels (organisation_id, reporter_id) VALUES ($1, $2)', [owner, reporter]),
    );
  const seen = (scope: string) =>
    database.read(scope, async (manager) => {
      const [row] = await manager.query<[{ count: number }]>('SELECT count(*) FROM parcels');
      return row.count;
    });

  describe('scope', () => {
    beforeEach(async () => {
      await insert(organisation, organisation);
      await insert(SYSTEM_SCOPE, otherOrganisation, 'courier-1');
    });

    it('shows an organisation its own rows and the system all', async () => {
      expect(await seen(organisation)).toBe(1);
      expect(await seen(otherOrganisation)).toBe(1);
      expect(await seen(SYSTEM_SCOPE)).toBe(2);
    });

    it('shows a courier what it reported', async () => {
      expect(await seen('person:courier-1')).toBe(1);
      expect(await seen('person:courier-2')).toBe(0);
      expect(await seen('courier-1')).toBe(0);
    });

    it('shows nothing without a scope', async () => {
      expect(await database.statement({ text: 'SELECT * FROM parcels', values: [] })).toEqual([]);
    });

    it('does not outlive its transaction on a pooled connection', async () => {
      await Promise.all(Array.from({ length: 20 }, () => seen(SYSTEM_SCOPE)));
      expect(await database.statement({ text: 'SELECT * FROM parcels', values: [] })).toEqual([]);
    });

    it('refuses rows of another organisation, inserted or moved', async () => {
      await expect(insert(organisation, otherOrganisation)).rejects.toThrow(/row-level security/);
      await expect(
        database.transaction(organisation, (manager) =>
          manager.query('UPDATE parcels SET organisation_id = $1', [otherOrganisation]),
        ),
      ).rejects.toThrow(/row-level security/);
    });

    it('serves a statement that sets its scope itself', async () => {
      const write = (owner: string) =>
        database.statement({
          name: 'insert-parcel',
          text: `WITH scope AS MATERIALIZED (SELECT set_config('tuntas.scope', $1, true))
                 INSERT INTO parcels (organisation_id) SELECT $2::uuid FROM scope RETURNING id`,
          values: [organisation, owner],
        });
      expect(await write(organisation)).toHaveLength(1);
      expect(await write(organisation)).toHaveLength(1);
      await expect(write(otherOrganisation)).rejects.toThrow(/row-level security/);
    });
  });

  it('lets the server keep the plan of what comes again, and a migration change the table under it', async () => {
    const { admin } = fixture.database;
    for (let times = 0; times < 6; times += 1) await insert(organisation, organisation);
    await admin.query(
      `ALTER TABLE parcels.parcels ADD COLUMN added text DEFAULT 'new', ALTER weight TYPE bigint`,
    );
    await insert(organisation, organisation);
    expect(await seen(organisation)).toBe(7);
    await admin.query('ALTER TABLE parcels.parcels DROP COLUMN added');
    await insert(organisation, organisation);
    const kept = await database.transaction(organisation, (manager) =>
      manager.query<{ statement: string }[]>('SELECT statement FROM pg_prepared_statements'),
    );
    expect(kept.map((row) => row.statement)).toContainEqual(expect.stringContaining('INSERT INTO parcels'));
  });

  it('runs the whole of the work again after a serialization failure', async () => {
    let tries = 0;
    await database.transaction(organisation, async (manager) => {
      tries += 1;
      await manager.query('INSERT INTO parcels (organisation_id) VALUES ($1)', [organisation]);
      if (tries < 3)
        await manager.query(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$`);
    });
    expect(tries).toBe(3);
    expect(await seen(organisation)).toBe(1);
  });

  it('gives up after five tries', async () => {
    let tries = 0;
    const work = database.transaction(organisation, async (manager) => {
      tries += 1;
      await manager.query(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40P01'; END $$`);
    });
    await expect(work).rejects.toThrow('again');
    expect(tries).toBe(5);
  });

  it('resolves opposite lock orders with exact sums', async () => {
    await insert(organisation, organisation);
    await insert(organisation, organisation);
    const ids = await fixture.database.admin.query<{ id: string }>(
      'SELECT id FROM parcels.parcels ORDER BY id',
    );
    const [first, second] = ids.rows.map((row) => row.id);
    const add = (order: (string | undefined)[]) =>
      database.transaction(organisation, async (manager) => {
        for (const id of order)
          await manager.query('UPDATE parcels SET weight = weight + 1 WHERE id = $1', [id]);
      });
    const both = Array.from({ length: 2 }, (_, index) => add(index % 2 ? [first, second] : [second, first]));
    await Promise.all(both);
    const { rows } = await fixture.database.admin.query('SELECT weight FROM parcels.parcels');
    expect(rows).toEqual([{ weight: 2 }, { weight: 2 }]);
  });

  it('does not repeat other errors and rolls back', async () => {
    let tries = 0;
    const work = database.transaction(organisation, async (manager) => {
      tries += 1;
      await manager.query('INSERT INTO parcels (organisation_id) VALUES ($1)', [organisation]);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(tries).toBe(1);
    expect(await seen(organisation)).toBe(0);
  });

  it('does not report success for a transaction whose failed statement was swallowed', async () => {
    const work = database.transaction(organisation, async (manager) => {
      await manager.query('INSERT INTO parcels (organisation_id) VALUES ($1)', [organisation]);
      await manager.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(work).rejects.toThrow(/swallowed/);
  });

  it('refuses writes in a read', async () => {
    const work = database.read(organisation, (manager) =>
      manager.query('INSERT INTO parcels (organisation_id) VALUES ($1)', [organisation]),
    );
    await expect(work).rejects.toThrow(/read-only transaction/);
  });

  it('reads 64-bit integers as numbers and refuses those that do not fit', async () => {
    const read = (text: string) =>
      database.statement<{ n: number }>({ text: `SELECT ${text}::bigint AS n`, values: [] });
    expect(await read('9007199254740991')).toEqual([{ n: 9007199254740991 }]);
    await expect(read('9007199254740993')).rejects.toThrow(RangeError);
  });
});
