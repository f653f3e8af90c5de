import { Client } from 'pg';
import { StackFailure } from '../host/failure';

/** Makes a database on the server of an administrator's URL unless it is there; answers its URL. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<string> {
  const client = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new StackFailure(`The database server at DATABASE_URL cannot be used: ${detail}`);
  } finally {
    await client.end().catch(() => undefined);
  }
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}
