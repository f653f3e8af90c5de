import { createServer } from 'node:net';
import { join } from 'node:path';
import { cacheFolder } from '../state/folders';
import { dropLock, lockHolder, takeLock } from '../state/lock';
import { StackFailure } from './failure';

/** Below the ports that systems hand out for outgoing connections. */
const privateRange = { from: 20_000, size: 10_000 };

const reservations = () => join(cacheFolder(), 'ports');

/** Whether nobody listens on the port of the loopback address (nor on all addresses). */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, undefined));
}

/**
 * Reserves a port among the stacks of this user until this process ends. A port is free for seconds between
 * the moment it is chosen and the moment its service listens, long enough for a second checkout to choose it too.
 */
export async function reserve(port: number, folder = reservations()): Promise<boolean> {
  const file = join(folder, `${port}.json`);
  if (lockHolder(file) || !(await isFree(port))) return false;
  return takeLock(file) === null;
}

/** Gives back reservations of this process. */
export function release(ports: Iterable<number>, folder = reservations()): void {
  for (const port of ports) dropLock(join(folder, `${port}.json`));
}

export interface PublicPort {
  /** The environment variable that sets it. */
  variable: string;
  /** Where the search starts when it is not set. */
  wanted: number;
}

/** The port a variable sets, or the default, or the next free one after it. */
export async function choosePublicPort(
  { variable, wanted }: PublicPort,
  env: Record<string, string | undefined>,
  take = reserve,
): Promise<number> {
  const set = env[variable];
  if (set) {
    const port = Number(set);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new StackFailure(`${variable} is not a port number.`);
    }
    if (await take(port)) return port;
    throw new StackFailure(`Port ${port} is taken by another program; ${variable} asks for it.`);
  }
  for (let port = wanted; port < wanted + 1_000; port += 10) if (await take(port)) return port;
  throw new StackFailure(`No free port found from ${wanted} on; set ${variable}.`);
}

/** The remembered port when it is still free, else a new one, spread by `seed` so that checkouts rarely meet. */
export async function choosePrivatePort(
  remembered: number | undefined,
  seed: number,
  take = reserve,
): Promise<number> {
  if (remembered !== undefined && (await take(remembered))) return remembered;
  for (let step = 0; step < privateRange.size; step += 1) {
    const port = privateRange.from + ((seed + step * 7) % privateRange.size);
    if (await take(port)) return port;
  }
  throw new StackFailure('No free port found between 20000 and 30000.');
}

function canListen(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
