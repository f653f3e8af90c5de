import { readFileSync } from 'node:fs';
import { StackFailure } from './failure';

/** Whom root's PostgreSQL runs as, since it refuses to run as root; undefined for a normal user. */
export function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody', 'daemon']) {
    const user = users.find((fields) => fields[0] === name);
    if (user) return { uid: Number(user[2]), gid: Number(user[3]) };
  }
  throw new StackFailure('PostgreSQL does not run as root and there is no user postgres, nobody or daemon.');
}
