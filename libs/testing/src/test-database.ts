import { migrate } from '@tuntas/platform';
import { Client } from 'pg';
import type { MigrationInterface } from 'typeorm';
import { uniqueName } from './test-environment';

/** An empty database of its own, migrated for one service; `close` drops it. */
export interface TestDatabase {
  /** Superuser, to look past row-level security. */
  readonly admin: Client;
  readonly adminUrl: string;
  /** The service's own role, with everything that binds it. */
  readonly url: string;
  close(): Promise<void>;
}

/** A database of its own for one test file, migrated with the real migrations of `service` and dropped by `close`. */
export async function testDatabase({
  service,
  migrations,
}: {
  service: string;
  migrations: (new () => MigrationInterface)[];
}): Promise<TestDatabase> {
  const serverUrl = process.env.DATABASE_URL;
  if (!serverUrl)
    throw new Error('DATABASE_URL is not set: run tests with `npm test`, which starts its own servers.');
  const name = uniqueName('test_');
  await onServer(serverUrl, (server) => server.query(`CREATE DATABASE ${name}`));
  const adminUrl = withPath(serverUrl, name);
  const password = 'demo-test-password';
  await migrate({ adminUrl, service, password, migrations });
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  return {
    admin,
    adminUrl,
    url: withUser(adminUrl, `tuntas_${service}`, password),
    close: async () => {
      await admin.end();
      await onServer(serverUrl, (server) => server.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

async function onServer(url: string, work: (server: Client) => Promise<unknown>): Promise<void> {
  const server = new Client({ connectionString: url });
  await server.connect();
  try {
    await work(server);
  } finally {
    await server.end();
  }
}

function withPath(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.href;
}

function withUser(url: string, user: string, password: string): string {
  const parsed = new URL(url);
  parsed.username = user;
  parsed.password = password;
  return parsed.href;
}
