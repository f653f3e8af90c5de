import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Redis from 'ioredis';
import { findTool } from '../host/tools';
import { generatedSecret } from '../state/secrets';
import type { Part, PartSettings } from './part';

/** The system's redis-server on a private port, with an append-only file and without eviction. */
export function redis(settings: PartSettings): Part {
  const folder = join(settings.stateDir, 'redis');
  const password = generatedSecret(settings.stateDir, 'redis');
  const config = join(folder, 'redis.conf');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // In a file, because arguments are visible to every user of the machine.
  writeFileSync(config, configuration(folder, settings.ports.redis, password), { mode: 0o600 });
  const url = `redis://:${password}@127.0.0.1:${settings.ports.redis}`;
  return {
    name: 'redis',
    url,
    spec: {
      command: findTool('redis-server') ?? 'redis-server',
      args: [config],
      env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' },
      cwd: folder,
      log: join(settings.stateDir, 'logs/redis.log'),
      wave: 'part',
      stopSignal: 'SIGTERM',
      stopWithin: 8_000,
    },
    isReady: () => answers(url),
  };
}

function configuration(folder: string, port: number, password: string): string {
  return [
    `bind 127.0.0.1`,
    `port ${port}`,
    `requirepass ${password}`,
    `dir "${folder}"`,
    `appendonly yes`,
    `appendfsync everysec`,
    `save ""`,
    `maxmemory-policy noeviction`,
    `loglevel warning`,
    `daemonize no`,
    '',
  ].join('\n');
}

/** A server that still reads its file answers LOADING, which is an error here. */
async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    enableReadyCheck: true,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}
