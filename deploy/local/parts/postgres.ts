import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { StackFailure } from '../host/failure';
import { unprivilegedUser } from '../host/unprivileged-user';
import type { ChildSpec } from '../processes/guard-messages';
import { runJob } from '../processes/job';
import { ownFolder } from '../state/folders';
import { generatedSecret } from '../state/secrets';
import type { Part, PartSettings } from './part';
import { postgresBinaries } from './postgres-binaries';

/** PostgreSQL on a private port, its data in the state folder; over TCP only, with a password. */
export async function postgres(settings: PartSettings): Promise<Part> {
  const binaries = postgresBinaries();
  const user = unprivilegedUser();
  if (user) requirePassage(settings.stateDir);
  const folder = ownFolder(join(settings.stateDir, 'postgres'));
  const data = join(folder, 'data');
  const password = generatedSecret(settings.stateDir, 'postgres');
  if (existsSync(data)) checkVersion(data, binaries);
  else await initialise({ settings, binaries, folder, data, password, user });
  const port = settings.ports.postgres;
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  return {
    name: 'postgres',
    url,
    spec: {
      command: join(binaries, 'bin/postgres'),
      args: ['-D', data, ...flags(settings)],
      env: environment(),
      cwd: folder,
      user,
      log: join(settings.stateDir, 'logs/postgres.log'),
      wave: 'part',
      // A fast shutdown: SIGTERM would wait for every client to leave.
      stopSignal: 'SIGINT',
      stopWithin: 8_000,
    },
    isReady: () => answers(url),
  };
}

function requirePassage(folder: string): void {
  for (let above = folder; above !== dirname(above); above = dirname(above)) {
    if (statSync(above).mode & 0o001) continue;
    throw new StackFailure(
      `PostgreSQL runs as another user than root, and ${above} lets nobody pass (chmod o+x).`,
    );
  }
}

function flags(settings: PartSettings): string[] {
  const values = {
    port: settings.ports.postgres,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: settings.maxConnections,
    shared_buffers: '128MB',
    max_wal_size: '512MB',
    log_min_messages: 'warning',
    log_line_prefix: '%m [%p] %u ',
    fsync: settings.durable ? 'on' : 'off',
    synchronous_commit: settings.durable ? 'on' : 'off',
    full_page_writes: settings.durable ? 'on' : 'off',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

interface NewCluster {
  settings: PartSettings;
  binaries: string;
  folder: string;
  data: string;
  password: string;
  user?: { uid: number; gid: number };
}

/** Made beside its final place, so that an interrupted start leaves nothing that looks whole. */
async function initialise({ settings, binaries, folder, data, password, user }: NewCluster): Promise<void> {
  const draft = join(folder, 'draft');
  const passwordFile = join(folder, 'password');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid);
  const locale = ['--locale-provider=builtin', '--locale=C.UTF-8', '--encoding=UTF8'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const spec: ChildSpec = {
    command: join(binaries, 'bin/initdb'),
    args: ['-D', draft, '--no-sync', ...locale, ...access],
    env: environment(),
    cwd: folder,
    user,
    log: join(settings.stateDir, 'logs/initdb.log'),
    wave: 'part',
    stopSignal: 'SIGTERM',
    stopWithin: 3_000,
  };
  await runJob(settings.guard, 'initdb', spec, 120_000);
  rmSync(passwordFile);
  renameSync(draft, data);
}

function checkVersion(data: string, binaries: string): void {
  const made = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  const ours = /postgres-(\d+)/.exec(binaries)?.[1];
  if (made === ours) return;
  throw new StackFailure(
    `The local data was made by PostgreSQL ${made}, this is ${ours}; npm run reset starts afresh.`,
  );
}

/** Settings for the libpq of the user's shell must not reach a server of ours. */
function environment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
