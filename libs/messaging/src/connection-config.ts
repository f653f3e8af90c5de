import type { ClientConfig, PoolConfig } from 'pg';
import type { DataSource } from 'typeorm';

/** How the pool of `dataSource` connects, for a connection of one's own: locks and LISTEN need one that stays. */
export function connectionConfig(dataSource: DataSource): ClientConfig {
  const driver: object = dataSource.driver;
  const pool = 'master' in driver ? (driver.master as { options: PoolConfig }) : undefined;
  if (!pool) throw new Error('the outbox relay needs an initialised PostgreSQL data source');
  return { ...pool.options, application_name: 'tuntas-outbox-relay' };
}
