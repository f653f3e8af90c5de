import type { QueryRunner } from 'typeorm';

/** A ring to be set after the commit; times in milliseconds since 1970 by the database's clock. */
export interface Ring {
  readonly id: string;
  readonly generation: number;
  readonly name: string;
  readonly dueAt: number;
  readonly now: number;
}

const ringsByTransaction = new WeakMap<QueryRunner, Ring[]>();

/** Remembers rings that the open transaction of `runner` has armed. */
export function noteArmed(runner: QueryRunner, rings: Ring[]): void {
  ringsByTransaction.set(runner, [...(ringsByTransaction.get(runner) ?? []), ...rings]);
}

/** The rings armed since the transaction began; forgets them. */
export function takeArmed(runner: QueryRunner): Ring[] {
  const rings = ringsByTransaction.get(runner) ?? [];
  ringsByTransaction.delete(runner);
  return rings;
}
