import type { PoolClient, QueryResultRow } from 'pg';
import type { EntityManager } from 'typeorm';

/**
 * Runs a statement in the transaction of `manager`, planned once per connection: for those of the hot path, whose
 * planning takes longer than their work. The name stands for the text.
 */
export async function prepared<Row extends QueryResultRow>(
  manager: EntityManager,
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  if (!manager.queryRunner) throw new Error(`${name} needs the manager of an open transaction`);
  const client: PoolClient = await manager.queryRunner.connect();
  return (await client.query<Row>({ name, text, values })).rows;
}
