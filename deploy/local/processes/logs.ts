import { closeSync, fstatSync, mkdirSync, openSync, readSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/** Starts new logs and keeps those of the run before as `<name>.previous`. */
export function rotateLogs(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const file of readdirSync(folder)) {
    if (file.endsWith('.log')) renameSync(join(folder, file), join(folder, `${file}.previous`));
  }
}

/** The last lines of a log, however long it is. */
export function lastLines(path: string, count = 15): string {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      const buffer = Buffer.alloc(Math.min(size, 16_384));
      readSync(file, buffer, 0, buffer.length, size - buffer.length);
      return buffer.toString('utf8').trimEnd().split('\n').slice(-count).join('\n');
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
