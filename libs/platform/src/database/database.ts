import { Injectable } from '@nestjs/common';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import type { Scope } from '../auth/actor';
import { withRetries } from './retry';

/** A statement of the hot path; with a `name` each connection prepares it once. */
export interface Statement {
  name?: string;
  text: string;
  values: unknown[];
}

/**
 * The one way to the database. Work runs in one visible transaction whose scope row-level security enforces; after a
 * serialization failure or a deadlock the whole of it runs again, so it must have no effect outside the transaction.
 */
@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work` in one transaction in `scope`; any throw rolls all of it back. */
  transaction<T>(scope: Scope, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.run(`SELECT set_config('tuntas.scope', $1, true)`, scope, work);
  }

  /** Like `transaction`, but the database refuses every write. */
  read<T>(scope: Scope, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.run(
      `SELECT set_config('tuntas.scope', $1, true), set_config('transaction_read_only', 'on', true)`,
      scope,
      work,
    );
  }

  /**
   * One statement on its own: one round trip, its own transaction. It must set its scope itself, first:
   * `WITH scope AS MATERIALIZED (SELECT set_config('tuntas.scope', $1, true)) ... SELECT ... FROM scope`.
   */
  async statement<Row extends QueryResultRow>(statement: Statement): Promise<Row[]> {
    const result = await withRetries(() => this.pool.query<Row>(statement));
    return result.rows;
  }

  private get pool(): Pool {
    return (this.dataSource.driver as PostgresDriver).master;
  }

  private run<T>(opening: string, scope: Scope, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return withRetries(() =>
      this.dataSource.transaction(async (manager) => {
        await manager.query(opening, [scope]);
        const result = await work(manager);
        await refuseFailedTransaction(manager);
        return result;
      }),
    );
  }
}

/**
 * COMMIT of a transaction in which a statement failed and was caught answers like a success but rolls back: work
 * that swallows a database error would report what was never stored.
 */
async function refuseFailedTransaction(manager: EntityManager): Promise<void> {
  const client: PoolClient = await manager.queryRunner?.connect();
  // A statement's error arrives before the server reports the transaction's state: an empty query waits for that.
  const settled = 'readyForQuery' in client && client.readyForQuery === true;
  if (!settled) await client.query('');
  if (client.getTransactionStatus() === 'E') {
    throw new Error(
      'A statement of this transaction failed and its error was swallowed: nothing would be stored.',
    );
  }
}
