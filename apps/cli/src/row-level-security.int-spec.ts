import { testEnvironment, uniqueName } from '@tuntas/testing';
import { Client } from 'pg';
import { migrateAll } from './migrate';
import { insertOneRow, type OwnedTable, ownedTables, unscopedTables } from './row-level-security.fixture';

const services = ['claims', 'gateway', 'notifications', 'resolution', 'tracking'];
const password = 'demo-test-password';
/** `insufficient_privilege`: by a policy, or by what was granted. */
const refused = '42501';
const somebodyElse = '0190a000-0000-7000-8000-0000000000ff';

/** What every service has for itself: queues and books that only background work reads, under no organisation. */
const machinery =
  /\.(outbox|outbox_streams|inbox|inbox_streams|dead_letters|parked_events|timers|idempotency_keys|audit_seals|audit_unsealed|migrations)$/;

/** Rules, books and bank files of the operator; fingerprints of pictures, which name no claim. */
const ofTheOperator = [
  'claims.auto_approval_rules',
  'claims.berita_acara_books',
  'claims.berita_acara_operators',
  'claims.evidence_prints',
  'claims.queue_views',
  'claims.rule_libraries',
  'claims.sla_projections',
  'claims.sla_rules',
  'claims.sla_settings',
  'resolution.bank_file_contents',
  'resolution.bank_files',
  'resolution.bank_statements',
];

/** Every table in the catalogue, so that one added tomorrow is here without a line written. */
describe('a service that forgets its scope', () => {
  const name = uniqueName('test_');
  const server = new Client({ connectionString: testEnvironment().adminUrl });
  const at = (user?: string): Client => {
    const url = Object.assign(new URL(testEnvironment().adminUrl), { pathname: `/${name}` });
    return new Client({
      connectionString: (user ? Object.assign(url, { username: user, password }) : url).href,
    });
  };
  let admin: Client;
  const asService = new Map<string, Client>();
  let tables: OwnedTable[];

  beforeAll(async () => {
    await server.connect();
    await server.query(`CREATE DATABASE ${name}`);
    admin = at();
    await admin.connect();
    const passwords = Object.fromEntries(services.map((service) => [service, password]));
    const url = Object.assign(new URL(testEnvironment().adminUrl), { pathname: `/${name}` });
    await migrateAll({ adminUrl: url.href, passwords }, () => undefined);
    tables = await ownedTables(admin, services);
    for (const table of tables) await insertOneRow(admin, table);
    for (const service of services) {
      const client = at(`tuntas_${service}`);
      await client.connect();
      asService.set(service, client);
    }
  });
  afterAll(async () => {
    await Promise.all([admin, ...asService.values()].map((client) => client?.end()));
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await server.end();
  });

  /** Runs `sql` as the table's service in a scope, and takes it back; the rows it touched, or why it was refused. */
  const touch = async (
    { service }: OwnedTable,
    scope: string | null,
    sql: string,
    values: unknown[] = [],
  ): Promise<number | string> => {
    const client = asService.get(service)!;
    await client.query('BEGIN');
    try {
      if (scope !== null) await client.query(`SELECT set_config('tuntas.scope', $1, true)`, [scope]);
      return (await client.query(sql, values)).rowCount ?? 0;
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await client.query('ROLLBACK');
    }
  };

  it('every table is scoped, or is named here as nobody’s', async () => {
    const open = (await unscopedTables(admin, services)).filter((table) => !machinery.test(table));
    expect(open).toEqual(ofTheOperator);
    expect(tables.length).toBeGreaterThan(60);
  });

  it('the whole system sees the row of each table, so that what follows means something', async () => {
    for (const table of tables) {
      expect([table.name, await touch(table, '*', `SELECT * FROM ${table.name}`)]).toEqual([table.name, 1]);
    }
  });

  it.each([
    ['without a scope', null],
    ['with an empty scope', ''],
    ['in the scope of another organisation', somebodyElse],
    ['in the scope of somebody else', `person:${somebodyElse}`],
    ['with a wildcard that is no scope', '%'],
  ])('%s it reads, changes, deletes and adds nothing', async (_says, scope) => {
    const wrong: string[] = [];
    for (const table of tables) {
      const [column] = table.columns;
      const tries: Record<string, number | string> = {
        read: await touch(table, scope, `SELECT * FROM ${table.name}`),
        change: await touch(table, scope, `UPDATE ${table.name} SET ${column} = ${column}`),
        delete: await touch(table, scope, `DELETE FROM ${table.name}`),
        add: await touch(
          table,
          scope,
          `INSERT INTO ${table.name} (${table.columns.join()}) OVERRIDING SYSTEM VALUE
           SELECT ${table.columns.join()} FROM jsonb_populate_record(NULL::${table.name}, $1)`,
          [table.row],
        ),
      };
      // Whoever does something appends to the audit, also about another organisation's case; nobody can change it.
      if (table.name.endsWith('.audit_rows')) delete tries.add;
      for (const [what, touched] of Object.entries(tries)) {
        const held = touched === refused || (touched === 0 && what !== 'add');
        if (!held) wrong.push(`${what} ${table.name}: ${touched}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
