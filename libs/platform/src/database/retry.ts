import { setTimeout as sleep } from 'node:timers/promises';
import { sqlStateOf } from './sql-state';

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const MAX_TRIES = 5;

/** PostgreSQL rolled the transaction back so that another could go on; the same work may simply be done again. */
export function isRetriableConflict(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === SERIALIZATION_FAILURE || state === DEADLOCK;
}

/** Runs `work` again, whole, after a serialization failure or a deadlock: at most five times, with growing jitter. */
export async function withRetries<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === MAX_TRIES || !isRetriableConflict(error)) throw error;
      await sleep(Math.random() * 10 * 2 ** attempt);
    }
  }
}
