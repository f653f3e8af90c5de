import { testEnvironment, uniqueName } from '@tuntas/testing';
import { Client } from 'pg';
import { migrateAll, settingsFrom } from './migrate';

const services = ['claims', 'gateway', 'notifications', 'resolution', 'tracking'];
const passwords = Object.fromEntries(services.map((service) => [service, 'demo-test-password']));

describe('migrate', () => {
  const name = uniqueName('test_');
  const { adminUrl: serverUrl } = testEnvironment();
  const adminUrl = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  const server = new Client({ connectionString: serverUrl });
  let admin: Client;

  beforeAll(async () => {
    await server.connect();
    await server.query(`CREATE DATABASE ${name}`);
    admin = new Client({ connectionString: adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await server.end();
  });

  it('may be run by two at once, and again', async () => {
    const lines: string[][] = [[], [], []];
    const run = (index: number) => migrateAll({ adminUrl, passwords }, (line) => lines[index]?.push(line));
    await Promise.all([run(0), run(1)]);
    await run(2);
    expect(lines[2]?.toSorted()).toEqual(services.map((service) => `${service}: up to date`));
    expect([...(lines[0] ?? []), ...(lines[1] ?? [])].filter((line) => line.includes('ran '))).toHaveLength(
      5,
    );
  });

  it('leaves no table of organisations’ data without row-level security', async () => {
    const { rows } = await admin.query<{ name: string }>(
      `SELECT n.nspname || '.' || c.relname AS name
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organisation_id'
       WHERE n.nspname = ANY($1) AND c.relkind IN ('r', 'p') AND NOT c.relrowsecurity
       ORDER BY 1`,
      [services],
    );
    const readBySystemOnly = rows.filter(({ name: table }) => !/\.(outbox|audit_seals)$/.test(table));
    expect(readBySystemOnly).toEqual([]);
  });

  it('gives no service what belongs to another', async () => {
    const { rows } = await admin.query<{ schema: string; role: string }>(
      `SELECT s AS schema, 'tuntas_' || r AS role FROM unnest($1::text[]) s CROSS JOIN unnest($1::text[]) r
       WHERE s <> r AND has_schema_privilege('tuntas_' || r, s, 'USAGE')`,
      [services],
    );
    expect(rows).toEqual([]);
  });

  it('takes no password from anywhere but its variables, and names those that are missing', () => {
    const env = { DATABASE_URL: 'postgres://secret', TUNTAS_CLAIMS_DB_PASSWORD: 'x' };
    expect(() => settingsFrom(env)).toThrow(
      'Missing configuration: TUNTAS_GATEWAY_DB_PASSWORD, TUNTAS_TRACKING_DB_PASSWORD, ' +
        'TUNTAS_RESOLUTION_DB_PASSWORD, TUNTAS_NOTIFICATIONS_DB_PASSWORD',
    );
  });
});
