import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { grantService, prepareService } from './service-role';

/** A migration class of a service; its name ends in a timestamp of 13 digits, as TypeORM wants it. */
export type Migration = new () => MigrationInterface;

/** One service's part of the database, and who may change it. */
export interface MigrateOptions {
  /** The database, as its owner: may create roles and schemas. */
  adminUrl: string;
  /** Names the schema, and the role `tuntas_<service>`. */
  service: string;
  /** The role's password from now on. */
  password: string;
  migrations: readonly Migration[];
}

/**
 * Brings one service's schema up to date: role, schema, migrations that have not run yet, rights. May be run again at
 * any time and by two at once: the second waits. Returns the names of the migrations it ran.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const { adminUrl, service, password } = options;
  const admin = new Client({ connectionString: adminUrl, application_name: 'tuntas-migrate' });
  await admin.connect();
  try {
    await admin.query(`SELECT pg_advisory_lock(hashtextextended('tuntas:migrate', 0))`);
    await prepareService(admin, service, password);
    const applied = await runMigrations(options);
    await grantService(admin, service);
    return applied;
  } finally {
    // Ending the session releases the lock.
    await admin.end();
  }
}

async function runMigrations({ adminUrl, service, migrations }: MigrateOptions): Promise<string[]> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: adminUrl,
    schema: service,
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    installExtensions: false,
    poolSize: 2,
    // A migration that waits for a lock makes every later query of that table wait behind it: rather fail and retry.
    extra: { options: `-c search_path=${service} -c lock_timeout=10s` },
  });
  await dataSource.initialize();
  try {
    const applied = await dataSource.runMigrations({ transaction: 'each' });
    return applied.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}
