import type { DynamicModule, Type } from '@nestjs/common';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type TestDatabase, testDatabase, testEnvironment, testIssuer } from '@tuntas/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTables } from './audit/audit-tables';
import { createApp } from './bootstrap';
import { type BaseConfig, baseConfig, parseConfig } from './config/config';
import { scopedTable } from './database/scoped-table';
import type { HttpOptions } from './http/fastify-adapter';
import { idempotencyTable } from './idempotency/idempotency-table';
import { PlatformModule } from './platform.module';

export const organisation = '0190a000-0000-7000-8000-000000000001';
export const otherOrganisation = '0190a000-0000-7000-8000-000000000002';
export const serviceToken = 'a-service-token-of-at-least-32-characters';
export const previousServiceToken = 'p'.repeat(32);

/** A service's tables in small: what the platform needs, and parcels that belong to somebody. */
class Parcels1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE parcels (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        reporter_id text,
        weight bigint NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      ${scopedTable('parcels', 'organisation_id', 'reporter_id')}
      ${idempotencyTable}
      ${auditTables}
    `);
  }

  async down(): Promise<void> {}
}

export const parcelMigrations = [Parcels1700000000000];

export interface PlatformFixture {
  app: NestFastifyApplication;
  database: TestDatabase;
  issuer: Awaited<ReturnType<typeof testIssuer>>;
  config: BaseConfig;
  close(): Promise<void>;
}

/** A service with these controllers on a database of its own, for the platform's tests. */
export async function platformFixture(
  controllers: Type[] = [],
  http: HttpOptions = {},
  env: Record<string, string> = {},
): Promise<PlatformFixture> {
  const database = await testDatabase({ service: 'parcels', migrations: parcelMigrations });
  const issuer = await testIssuer();
  const { stateDir } = testEnvironment();
  const config = parseConfig(baseConfig, {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    PORT: '0',
    DATABASE_URL: database.url,
    REDIS_URL: 'redis://redis.example:6379',
    KAFKA_BROKERS: '127.0.0.1:9092',
    JWKS_URL: issuer.jwksUrl,
    SERVICE_TOKEN: serviceToken,
    SERVICE_TOKEN_PREVIOUS: previousServiceToken,
    STATE_DIR: stateDir,
    ...env,
  });
  const release = async () => {
    await database.close();
    await issuer.close();
  };
  try {
    const module = serviceModule(config, controllers);
    const app = await createApp({ service: 'parcels', module, config, http });
    const close = async () => {
      await app.close();
      await release();
    };
    return { app, database, issuer, config, close };
  } catch (error) {
    await release();
    throw error;
  }
}

function serviceModule(config: BaseConfig, controllers: Type[]): DynamicModule {
  return {
    module: ParcelsModule,
    imports: [PlatformModule.forRoot({ service: 'parcels', config, entities: [] })],
    controllers,
  };
}

@Module({})
class ParcelsModule {}
