import { sqlStateOf } from '../database/sql-state';
import type { Problem } from './problem';

/** SQLSTATEs and system codes that say "not now": no connection, no lock, no time, no space, or lost a race for good. */
const unavailable = new Set([
  '40001',
  '40P01',
  '53100',
  '53200',
  '53300',
  '55P03',
  '57014',
  '57P01',
  '57P02',
  '57P03',
  '25006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
]);

/** SQLSTATEs a value of the request caused: malformed uuid or date, out of range, a NUL in a text. */
const malformed = new Set(['22P02', '22003', '22007', '22008', '22021', '22P05']);

/** pg has no code for these: the pool waited too long for a connection, or lost it in the middle of a statement. */
const poolMessages = [
  /timeout exceeded when trying to connect/,
  /Connection terminated/,
  /Client has encountered/,
  /Query read timeout/,
];

/** The problem behind an error of pg or TypeORM, or undefined when it is not one a caller can act on. */
export function databaseProblem(error: unknown): Problem | undefined {
  const state = sqlStateOf(error);
  if (state !== undefined && (unavailable.has(state) || state.startsWith('08'))) return busy();
  if (error instanceof Error && poolMessages.some((message) => message.test(error.message))) return busy();
  if (state !== undefined && malformed.has(state)) {
    return {
      status: 400,
      code: 'validation.failed',
      detail: 'A value of the request is malformed or out of range.',
    };
  }
  if (state === '23505') {
    return {
      status: 409,
      code: 'conflict.exists',
      detail: 'This exists already, or somebody else just made it.',
    };
  }
  return undefined;
}

const busy = (): Problem => ({
  status: 503,
  code: 'database.unavailable',
  detail: 'The service is busy or recovering: try again shortly.',
  retryAfter: 2,
});
