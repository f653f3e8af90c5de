import fc from 'fast-check';
import { SYSTEM_SCOPE } from '../auth/actor';
import { Database } from '../database/database';
import { organisation, type PlatformFixture, platformFixture } from '../platform.fixture';
import { decodeCursor, encodeCursor } from './cursor';
import { keyset, type SortColumn } from './keyset';
import type { Page } from './page-query';

const columns: Record<'createdAt' | 'weight', SortColumn> = {
  createdAt: { sql: 'p.created_at', type: 'timestamptz' },
  weight: { sql: 'p.weight', type: 'bigint' },
};

describe('keyset paging', () => {
  let fixture: PlatformFixture;
  let database: Database;

  beforeAll(async () => {
    fixture = await platformFixture();
    database = fixture.app.get(Database);
    // Times that differ by microseconds, and weights that are shared by many.
    await fixture.database.admin.query(
      `INSERT INTO parcels.parcels (organisation_id, weight, created_at)
       SELECT $1, n % 3, '2026-03-02T03:00:00Z'::timestamptz + n * interval '1 microsecond' FROM generate_series(1, 60) n`,
      [organisation],
    );
  });
  afterAll(() => fixture.close());

  const list = (query: { sort: string; limit: number; cursor?: string }): Promise<Page<string>> =>
    database.read(SYSTEM_SCOPE, async (manager) => {
      const page = keyset({ query, columns, id: 'p.id', params: [organisation] });
      const rows = await manager.query<{ id: string }[]>(
        `SELECT p.id, ${page.select} FROM parcels p WHERE p.organisation_id = $1 AND ${page.where}
         ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
        page.params,
      );
      return page.page(rows, (row) => row.id);
    });

  it.each(['createdAt', '-createdAt', 'weight', '-weight'])('visits every row once by %s', async (sort) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page: Page<string> = await list({ sort, limit: 7, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    const direction = sort.startsWith('-') ? 'DESC' : 'ASC';
    const column = columns[sort.replace('-', '') as 'weight'].sql;
    const { rows } = await fixture.database.admin.query<{ id: string }>(
      `SELECT id FROM parcels.parcels p ORDER BY ${column} ${direction}, id ${direction}`,
    );
    expect(seen).toEqual(rows.map(({ id }) => id));
  });

  it('ends without a cursor when the last page is full', async () => {
    expect((await list({ sort: 'weight', limit: 60 })).nextCursor).toBeNull();
  });

  it('refuses a cursor that was changed, made up, or made for another sort', async () => {
    const { nextCursor } = await list({ sort: 'weight', limit: 1 });
    const cursor = nextCursor ?? '';
    const refused = {
      code: 'validation.failed',
      details: { errors: [expect.objectContaining({ field: 'cursor' })] },
    };
    await expect(list({ sort: '-weight', limit: 1, cursor })).rejects.toMatchObject(refused);
    await expect(list({ sort: 'weight', limit: 1, cursor: `${cursor.slice(0, -1)}!` })).rejects.toMatchObject(
      refused,
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor(text, 'weight')).toThrow(/Correct these fields: cursor/);
      }),
    );
  });

  it('brings back what it encoded', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (sort, value, id) => {
        expect(decodeCursor(encodeCursor({ sort, value, id }), sort)).toEqual({ sort, value, id });
      }),
    );
  });
});
