import type { EntitySchema, MixedList } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions';
import { installPgTypes } from './pg-types';
import { PreparingClient } from './preparing-client';

/** Entity classes of a service. */
export type Entities = MixedList<(new () => object) | EntitySchema>;

/**
 * How a service connects: bounded waits for a connection, a lock and a statement, so that a held lock or a full pool
 * ends in 503 instead of a pile-up. `poolSize` over all processes must stay below the server's `max_connections`.
 */
export function dataSourceOptions(options: {
  url: string;
  service: string;
  entities: Entities;
  poolSize?: number;
}): PostgresDataSourceOptions {
  installPgTypes();
  return {
    type: 'postgres',
    url: options.url,
    entities: options.entities,
    applicationName: `tuntas-${options.service}`,
    poolSize: options.poolSize ?? 10,
    connectTimeoutMS: 5_000,
    installExtensions: false,
    extra: {
      Client: PreparingClient,
      statement_timeout: 15_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 30_000,
      keepAlive: true,
    },
  };
}
