import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { StackFailure } from '../host/failure';

export interface Surroundings {
  uid: number;
  home: string;
  env: Record<string, string | undefined>;
}

/** Which stack of a checkout: the one of `npm start` or the one of `npm test`. */
export type StackName = 'local' | 'test';

/**
 * Where a checkout keeps the state of its stacks. Root's lies outside its home because PostgreSQL then runs
 * as another user, who must be able to reach the folder.
 */
export function stateFolder(checkout: string, stack: StackName, around = surroundings()): string {
  const own = around.env['TUNTAS_STATE_DIR'];
  if (own) return join(own, stack);
  const hash = createHash('sha256').update(realpathSync(checkout)).digest('hex').slice(0, 10);
  if (around.uid === 0) return join('/var/tmp', `tuntas-${hash}`, stack);
  return join(around.env['XDG_STATE_HOME'] || join(around.home, '.local/state'), 'tuntas', hash, stack);
}

/** What all checkouts of a user share: fetched jars, unpacked binaries, port reservations. */
export function cacheFolder(around = surroundings()): string {
  if (around.uid === 0) return '/var/tmp/tuntas-cache';
  return join(around.env['XDG_CACHE_HOME'] || join(around.home, '.cache'), 'tuntas');
}

/**
 * Makes a folder that others may pass through and refuses one that somebody else put there first
 * (root's folders lie in a place where everybody may write).
 */
export function ownFolder(path: string, mode = 0o711): string {
  mkdirSync(path, { recursive: true, mode });
  const found = lstatSync(path);
  if (!found.isDirectory() || found.uid !== surroundings().uid) {
    throw new StackFailure(`${path} belongs to somebody else; set TUNTAS_STATE_DIR to a folder of your own.`);
  }
  // The umask may have taken away from others the right to pass through.
  chmodSync(path, mode);
  return path;
}

function surroundings(): Surroundings {
  return { uid: process.getuid?.() ?? -1, home: homedir(), env: process.env };
}
