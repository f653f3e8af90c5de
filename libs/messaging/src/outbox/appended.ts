import type { QueryRunner } from 'typeorm';

const bucketsByTransaction = new WeakMap<QueryRunner, Set<number>>();

/** Remembers that the open transaction of `runner` wrote events into these buckets. */
export function noteAppended(runner: QueryRunner, buckets: number[]): void {
  const known = bucketsByTransaction.get(runner) ?? new Set();
  for (const bucket of buckets) known.add(bucket);
  bucketsByTransaction.set(runner, known);
}

/** The buckets written since the transaction began; forgets them. */
export function takeAppended(runner: QueryRunner): Set<number> {
  const known = bucketsByTransaction.get(runner);
  bucketsByTransaction.delete(runner);
  return known ?? new Set();
}
