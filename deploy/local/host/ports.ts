import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { isAlive, markOf } from '../processes/process-mark';
import { cacheFolder } from '../state/folders';
import { readJson } from '../state/json-file';
import { StackFailure } from './failure';

/** Below the ports that systems hand out for outgoing connections. */
const privateRange = { from: 20_000, size: 10_000 };

const markSchema = z.object({ pid: z.number(), started: z.string() });

/** Whether nobody listens on the port of the loopback address (nor on all addresses). */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, undefined));
}

/**
 * Reserves a port among the stacks of this user until this process ends. A port is free for seconds between
 * the moment it is chosen and the moment its service listens, long enough for a second checkout to choose it too.
 */
export async function reserve(port: number, folder = join(cacheFolder(), 'ports')): Promise<boolean> {
  const mine = markOf(process.pid);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${port}.json`);
  const holder = readJson(file, markSchema);
  if (holder && isAlive(holder)) return false;
  if (!(await isFree(port))) return false;
  rmSync(file, { force: true });
  const draft = join(folder, `${port}.${process.pid}`);
  writeFileSync(draft, JSON.stringify(mine));
  try {
    // A link is made by one process only, and never half.
    linkSync(draft, file);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Gives back reservations of this process. */
export function release(ports: Iterable<number>, folder = join(cacheFolder(), 'ports')): void {
  for (const port of ports) {
    const file = join(folder, `${port}.json`);
    if (readJson(file, markSchema)?.pid === process.pid) rmSync(file, { force: true });
  }
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
    throw new StackFailure(`Port ${port} is taken by another program; ${variable} sets it.`);
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
