import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of this checkout: the nearest one above that holds the lockfile. */
export const checkout = nearestWith('package-lock.json', __dirname);

/** The absolute path of a compiled file, whether the caller runs compiled or from source (under Jest). */
export function compiled(path: string): string {
  return join(checkout, 'dist', path);
}

/** The absolute path of a file of the repository. */
export function source(path: string): string {
  return join(checkout, path);
}

function nearestWith(file: string, folder: string): string {
  if (existsSync(join(folder, file))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error(`no ${file} above ${__dirname}`);
  return nearestWith(file, above);
}
