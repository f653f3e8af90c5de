import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { System } from './system';

const run = promisify(execFile);

export interface Held {
  readonly first: number;
  readonly last: number;
  readonly most: number;
}

/** What processes hold in memory, in MB, looked at now and then. */
export class Memory {
  readonly held = new Map<string, Held>();

  constructor(private readonly system: System) {}

  async look(): Promise<void> {
    const { stack, engines } = this.system;
    for (const [name, { pid }] of [...stack.services, ...stack.helpers, ...engines]) {
      const now = pid === null ? null : await residentMb(pid);
      if (now === null) continue;
      const { first = now, most = now } = this.held.get(name) ?? {};
      this.held.set(name, { first, last: now, most: Math.max(most, now) });
    }
  }
}

async function residentMb(pid: number): Promise<number | null> {
  const told = await run('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => null);
  const kilobytes = Number(told?.stdout.trim());
  return kilobytes > 0 ? Math.round(kilobytes / 1_024) : null;
}
