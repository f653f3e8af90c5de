import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../../deploy/local/host/checkout';
import { stateFolder } from '../../../deploy/local/state/folders';
import type { RunningStack } from '../../e2e/support/running-stack';

// Linux only: read from /proc, in ticks of a hundredth of a second and pages of four kilobytes.
const TICK_MS = 10;
const PAGE = 4_096;

/** Milliseconds of CPU that a process has used. */
export function cpuMs(pid: number | string): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

export const residentBytes = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE;

/** The broker that this bench was given, by where its settings are. */
export function brokerPid(): number | null {
  const settings = join(stateFolder(checkout, 'bench'), 'kafka');
  const broker = running().find(
    ({ command }) => command.includes('kafka.Kafka') && command.includes(settings),
  );
  return broker ? Number(broker.pid) : null;
}

/** Every process of this machine with its command line; those that end meanwhile are left out. */
function running(): { pid: string; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [{ pid, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') }];
      } catch {
        return [];
      }
    });
}

/**
 * Watches the CPU of each service of `tuntas`, of the database for each, of Kafka and of Redis, connections that close
 * meanwhile included. The answer ends it and says the milliseconds used by each, most first.
 */
export function watchCpu({ stack }: Pick<RunningStack, 'stack'>): () => [part: string, ms: number][] {
  const services = new Map([...stack.services].map(([name, { pid }]) => [String(pid), name]));
  const database = new URL(stack.settings.urls.DATABASE_URL).pathname.slice(1);
  const seen = new Map<string, { part: string; first: number; last: number }>();
  const look = (sinceBirth: boolean): void => {
    for (const { pid, command } of running()) {
      const part = services.get(pid) ?? engineOf(command, database);
      if (!part) continue;
      try {
        const last = cpuMs(pid);
        seen.set(pid, { part, first: seen.get(pid)?.first ?? (sinceBirth ? 0 : last), last });
      } catch {
        // It ended while we looked.
      }
    }
  };
  look(false);
  const timer = setInterval(() => look(true), 500);
  return () => {
    clearInterval(timer);
    look(true);
    const used = new Map<string, number>();
    for (const { part, first, last } of seen.values()) used.set(part, (used.get(part) ?? 0) + last - first);
    return [...used].sort(([, one], [, other]) => other - one);
  };
}

function engineOf(command: string, database: string): string | null {
  const role = /^postgres: tuntas_(\w+) (\w+) /.exec(command);
  if (role) return role[2] === database ? `PostgreSQL for ${role[1]}` : null;
  if (command.includes('kafka.Kafka')) return 'Kafka';
  return command.includes('redis-server') ? 'Redis' : null;
}
