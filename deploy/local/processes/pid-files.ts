import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive, killGroup, markOf, signalMarked, type ProcessMark } from './process-mark';

/** What a pid file holds: the process and the signal that asks it to end in an orderly way. */
export interface PidFile extends ProcessMark {
  stopSignal: NodeJS.Signals;
}

/** Writes `<name>.json` for a process that was just started; the next start reads it to find leftovers. */
export function writePidFile(folder: string, name: string, pid: number, stopSignal: NodeJS.Signals): void {
  const mark = markOf(pid);
  if (!mark) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ ...mark, stopSignal }), { mode: 0o600 });
}

export function removePidFile(folder: string, name: string): void {
  rmSync(join(folder, `${name}.json`), { force: true });
}

/** The pid files of a folder by name, whether their processes run or not. */
export function readPidFiles(folder: string): Map<string, PidFile> {
  const found = new Map<string, PidFile>();
  for (const name of namesIn(folder)) {
    const file = readPidFile(join(folder, `${name}.json`));
    if (file) found.set(name, file);
  }
  return found;
}

/**
 * Ends what an earlier run left behind: asks, then kills after `grace` ms. A guard that is still stopping its
 * children is waited for, not raced. Answers the names of the processes that had to be stopped here.
 */
export async function stopLeftovers(folder: string, grace = 8_000): Promise<string[]> {
  const files = readPidFiles(folder);
  const guard = files.get('guard');
  if (guard && signalMarked(guard, 'SIGTERM')) await gone([guard], 3 * grace);
  const left = [...files].filter(([, file]) => isAlive(file));
  const marks = left.map(([, file]) => file);
  for (const mark of marks) signalMarked(mark, mark.stopSignal);
  if (!(await gone(marks, grace))) marks.forEach(killGroup);
  await gone(marks, grace);
  for (const name of namesIn(folder)) removePidFile(folder, name);
  return left.map(([name]) => name);
}

/** Waits until all are gone, at most `ms`; false when some are not. */
export async function gone(marks: ProcessMark[], ms: number): Promise<boolean> {
  const until = Date.now() + ms;
  while (marks.some(isAlive)) {
    if (Date.now() > until) return false;
    await wait(50);
  }
  return true;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -'.json'.length));
  } catch {
    return [];
  }
}

function readPidFile(path: string): PidFile | null {
  try {
    const file: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isPidFile(file) ? file : null;
  } catch {
    // Half-written by a run that was killed at that moment.
    return null;
  }
}

function isPidFile(value: unknown): value is PidFile {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'pid' in value &&
    Number.isInteger(value.pid) &&
    'started' in value &&
    typeof value.started === 'string' &&
    'stopSignal' in value &&
    typeof value.stopSignal === 'string'
  );
}
