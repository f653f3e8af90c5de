import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { StackFailure } from '../host/failure';

/** Others may go through to what they know, but not look around. */
const passable = 0o711;

export interface Surroundings {
  uid: number;
  home: string;
  env: Record<string, string | undefined>;
}

/** Which stack of a checkout: of `npm start`, `npm test`, `npm run bench` or `npm run chaos`. */
export type StackName = 'local' | 'test' | 'bench' | 'chaos';

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
 * Makes a folder that others may pass through, whatever the umask says: root's PostgreSQL is another user.
 * Refuses one that somebody else put there first, since root's folders lie where everybody may write.
 */
export function ownFolder(path: string): string {
  const first = mkdirSync(path, { recursive: true });
  if (first)
    for (let made = path; made.length >= first.length; made = dirname(made)) chmodSync(made, passable);
  const { uid } = surroundings();
  const [found, above] = [lstatSync(path), lstatSync(dirname(path))];
  if (!found.isDirectory() || found.uid !== uid || ![uid, 0].includes(above.uid)) {
    throw new StackFailure(`${path} belongs to somebody else; set TUNTAS_STATE_DIR to a folder of your own.`);
  }
  if ((found.mode & 0o777) !== passable) chmodSync(path, passable);
  return path;
}

function surroundings(): Surroundings {
  return { uid: process.getuid?.() ?? -1, home: homedir(), env: process.env };
}
