import type { Client } from 'pg';

/** A table with row-level security. */
export interface OwnedTable {
  readonly service: string;
  /** `claims.claims`. */
  readonly name: string;
  /** Those that may be written. */
  readonly columns: readonly string[];
  /** Its only row, as JSON, once `insertOneRow` ran. */
  row: unknown;
}

const ofServices = `FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ANY($1) AND c.relkind IN ('r', 'p')`;

export async function ownedTables(admin: Client, services: readonly string[]): Promise<OwnedTable[]> {
  const { rows } = await admin.query<OwnedTable>(
    `SELECT n.nspname AS service, n.nspname || '.' || c.relname AS name, NULL AS row,
            (SELECT json_agg(quote_ident(attname) ORDER BY attnum) FROM pg_attribute
             WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns
     ${ofServices} AND c.relrowsecurity ORDER BY 2`,
    [services],
  );
  return rows;
}

export async function unscopedTables(admin: Client, services: readonly string[]): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name ${ofServices} AND NOT c.relrowsecurity ORDER BY 1`,
    [services],
  );
  return rows.map(({ name }) => name);
}

const someId = `'0190a000-0000-7000-8000-000000000001'`;

/** A value of each type that a column may have; a new type fails by name. */
const valueOf = (type: string): string => {
  if (type.endsWith('[]')) return `'{}'`;
  const plain = type.replace(/\(.*\)/, '');
  const value: Record<string, string> = {
    uuid: someId,
    text: `'x'`,
    'character varying': `'x'`,
    character: `'x'`,
    jsonb: `'{}'`,
    date: 'current_date',
    'timestamp with time zone': 'now()',
    boolean: 'true',
    bytea: `'x'`,
    smallint: '1',
    integer: '1',
    bigint: '1',
    numeric: '1',
  };
  if (!(plain in value)) throw new Error(`row-level-security.fixture.ts knows no value of type ${type}`);
  return value[plain]!;
};

/** One row with all columns filled, past checks, triggers and foreign keys: it only has to be there. */
export async function insertOneRow(admin: Client, table: OwnedTable): Promise<void> {
  const { rows: checks } = await admin.query<{ name: string }>(
    `SELECT quote_ident(conname) AS name FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'c'`,
    [table.name],
  );
  for (const { name } of checks) await admin.query(`ALTER TABLE ${table.name} DROP CONSTRAINT ${name}`);
  const { rows: types } = await admin.query<{ type: string }>(
    `SELECT format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [table.name],
  );
  await admin.query(`SET session_replication_role = replica`);
  const { rows } = await admin.query<{ row: unknown }>(
    `INSERT INTO ${table.name} AS t (${table.columns.join()}) OVERRIDING SYSTEM VALUE
     VALUES (${types.map(({ type }) => valueOf(type)).join()}) RETURNING to_jsonb(t.*) AS row`,
  );
  await admin.query(`SET session_replication_role = DEFAULT`);
  table.row = rows[0]?.row;
}
