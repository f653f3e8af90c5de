import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAlive, markOf, type ProcessMark } from '../processes/process-mark';

/** Takes a lock file for this process; null on success, else the process that holds it. */
export function takeLock(file: string): ProcessMark | null {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(markOf(process.pid)), { mode: 0o600 });
  try {
    for (;;) {
      const holder = lockHolder(file);
      if (holder) return holder;
      rmSync(file, { force: true });
      // A link is made by one process only, and never half.
      if (linked(draft, file)) return null;
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The living process that holds a lock; a dead holder's lock counts as free. */
export function lockHolder(file: string): ProcessMark | null {
  try {
    const mark = JSON.parse(readFileSync(file, 'utf8')) as ProcessMark;
    return isAlive(mark) ? mark : null;
  } catch {
    return null;
  }
}

/** Gives a lock of this process back. */
export function dropLock(file: string): void {
  if (lockHolder(file)?.pid === process.pid) rmSync(file, { force: true });
}

function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch {
    return false;
  }
}
