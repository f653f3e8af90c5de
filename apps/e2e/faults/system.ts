import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import {
  type Guard,
  openGuard,
  type PartName,
  type Stack,
  startEngines,
  startStack,
  type Supervised,
} from '../../../deploy/local';
import { Proxy } from './proxy';

export interface Person {
  readonly email: string;
  readonly password: string;
  readonly roles: readonly string[];
}

/** A whole Tuntas with engines of its own, and a proxy between the services and each of them. */
export interface System {
  readonly stack: Stack;
  readonly engines: ReadonlyMap<PartName, Supervised>;
  readonly proxies: Readonly<Record<PartName, Proxy>>;
  /** The engines themselves, past the proxies. */
  readonly urls: { readonly database: string; readonly redis: string; readonly brokers: string };
  readonly people: readonly Person[];
  /** Past every scope and every proxy; a connection of its own for each use, because engines are killed. */
  look<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly stateDir: string;
  readonly guard?: Guard;
  readonly restarts?: boolean;
  readonly durable?: boolean;
  readonly say?: (line: string) => void;
}

/** Starts everything and waits until it is ready; the demo's people are there. */
export async function start(options: StartOptions): Promise<System> {
  const { stateDir, say, restarts = true, durable = true } = options;
  const guard = options.guard ?? (await openGuard(stateDir, say));
  const proxies = { postgres: await Proxy.open(), redis: await Proxy.open(), kafka: await Proxy.open() };
  const engine = { stateDir, guard, restarts, durable, say };
  const { urls, parts } = await startEngines(guard, {
    ...engine,
    kafkaThrough: (port) => proxies.kafka.leadTo(port),
  });
  const given = {
    DATABASE_URL: behind(proxies.postgres, urls.DATABASE_URL),
    REDIS_URL: behind(proxies.redis, urls.REDIS_URL),
    KAFKA_BROKERS: behind(proxies.kafka, `tcp://${urls.KAFKA_BROKERS}`).replace('tcp://', ''),
  };
  // Above the limit a second person approves, and some of what is claimed is.
  const limits = { PAYOUT_LIMITS: JSON.stringify({ IDR: 300_000 }) };
  const env = { ...process.env, LOG_LEVEL: 'warn', ...limits };
  const stack = await startStack({ ...engine, given, database: 'tuntas', env });
  await stack.run('apps/cli/src/seed.js');
  const database = Object.assign(new URL(urls.DATABASE_URL), { pathname: '/tuntas' }).href;
  return {
    stack,
    engines: parts,
    proxies,
    urls: { database, redis: urls.REDIS_URL, brokers: urls.KAFKA_BROKERS },
    people: peopleOf(stateDir),
    look: (sql, values) => look(database, sql, values),
    stop: async () => {
      await stack.stop();
      await Promise.all(Object.values(proxies).map((proxy) => proxy.close()));
    },
  };
}

/** The people that the seed of a stack made. */
export const peopleOf = (stateDir: string): readonly Person[] =>
  (JSON.parse(readFileSync(join(stateDir, 'demo.json'), 'utf8')) as { people: Person[] }).people;

/** The address of an engine as one that goes through its proxy. */
function behind(proxy: Proxy, address: string): string {
  const url = new URL(address);
  url.port = String(proxy.leadTo(Number(url.port)));
  return url.href.replace(/\/$/, '');
}

async function look<T extends object>(url: string, sql: string, values?: unknown[]): Promise<T[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
