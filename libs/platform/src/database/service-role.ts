import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { sqlStateOf } from './sql-state';

/** Creates the service's login role and schema where they are missing, and sets password and search path. */
export async function prepareService(admin: Client, service: string, password: string): Promise<void> {
  if (!/^[a-z][a-z_]{0,40}$/.test(service)) throw new Error(`Not a service name: ${service}`);
  const role = roleOf(service);
  await onSharedCatalogue(async () => {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    if (rowCount === 0) await admin.query(`CREATE ROLE ${role} LOGIN`);
    await admin.query(`ALTER ROLE ${role} LOGIN NOBYPASSRLS PASSWORD ${admin.escapeLiteral(password)}`);
  });
  const { rows } = await admin.query<{ name: string }>('SELECT quote_ident(current_database()) AS name');
  const database = rows[0]?.name;
  await onSharedCatalogue(() =>
    admin.query(`ALTER ROLE ${role} IN DATABASE ${database} SET search_path = ${service}`),
  );
  // Compiling a short statement whose cost was estimated too high takes a hundred times as long as running it.
  await onSharedCatalogue(() => admin.query(`ALTER ROLE ${role} IN DATABASE ${database} SET jit = off`));
  await admin.query(`CREATE SCHEMA IF NOT EXISTS ${service}`);
}

/** Gives the role what it needs in its schema and nothing more: no ownership, no change of append-only tables. */
export async function grantService(admin: Client, service: string): Promise<void> {
  const role = roleOf(service);
  await admin.query(`
    GRANT USAGE ON SCHEMA ${service} TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${service} TO ${role};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${service} TO ${role};
    ALTER DEFAULT PRIVILEGES IN SCHEMA ${service} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role};
    ALTER DEFAULT PRIVILEGES IN SCHEMA ${service} GRANT USAGE, SELECT ON SEQUENCES TO ${role};
    REVOKE ALL ON ${service}.migrations FROM ${role};
  `);
  const { rows } = await admin.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE t.tgname = 'append_only' AND n.nspname = $1`,
    [service],
  );
  for (const { name } of rows) await admin.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${name} FROM ${role}`);
}

const roleOf = (service: string): string => `tuntas_${service}`;

const CONCURRENT_CHANGE = new Set(['XX000', '23505', '42710']);

/**
 * Roles belong to the whole server, while the migration's lock holds in one database only: two databases migrated at
 * once meet here ("tuple concurrently updated", or both created the role), and the later one tries again.
 */
async function onSharedCatalogue(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === 20 || !CONCURRENT_CHANGE.has(sqlStateOf(error) ?? '')) throw error;
      await sleep(10 + Math.random() * 40);
    }
  }
}
