import type { Problem } from './problem';

/** What the system says when a file has no room: disk full, quota used up, mounted read-only after a fault. */
const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);

/** The problem behind a file that could not be written, or undefined when the error is another one. */
export function diskProblem(error: unknown): Problem | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string' || !noRoom.has(code)) return undefined;
  return {
    status: 503,
    code: 'storage.full',
    detail: 'There is no room for files at the moment: nothing was kept, try again later.',
    retryAfter: 60,
  };
}
