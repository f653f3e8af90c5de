import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Audit } from './audit/audit';
import { AuditSealer } from './audit/audit-sealer';
import { AuditSealing } from './audit/audit-sealing';
import { AccessGuard } from './auth/access.guard';
import { DeclaredAccess } from './auth/declared-access';
import { TokenVerifier } from './auth/token-verifier';
import { Clock } from './clock';
import type { BaseConfig } from './config/config';
import { type Entities, dataSourceOptions } from './database/data-source-options';
import { Database } from './database/database';
import { DatabaseCheck } from './database/database-check';
import { ProblemFilter } from './http/problem.filter';
import { ValidationPipe } from './http/validation.pipe';
import { Idempotency } from './idempotency/idempotency';
import { IdempotencyPurge } from './idempotency/idempotency-purge';
import { HealthController } from './operations/health.controller';
import { createLogger } from './operations/logger';
import { startMetrics } from './operations/metrics';
import { Readiness } from './operations/readiness';
import { SystemController } from './operations/system.controller';
import { SystemFigures } from './operations/system-figures';
import { CONFIG, LOGGER, SERVICE } from './tokens';

/** What a service tells the platform about itself. */
export interface PlatformOptions {
  /** The service's name, which is also its schema (`claims`). */
  service: string;
  config: BaseConfig;
  entities: Entities;
}

/**
 * What every service stands on, for all its modules: database, audit, idempotency, clock, readiness, and the global
 * guard, pipe and filter. Its migrations must hold `idempotencyTable` and `auditTables`.
 */
@Module({})
export class PlatformModule {
  static forRoot({ service, config, entities }: PlatformOptions): DynamicModule {
    startMetrics(service);
    return {
      module: PlatformModule,
      global: true,
      imports: [
        DiscoveryModule,
        TypeOrmModule.forRoot({
          ...dataSourceOptions({
            url: config.DATABASE_URL,
            service,
            entities,
            poolSize: config.DATABASE_POOL_SIZE,
          }),
          retryAttempts: 10,
          retryDelay: 1_000,
        }),
      ],
      controllers: [HealthController, SystemController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: SERVICE, useValue: service },
        { provide: LOGGER, useFactory: () => createLogger({ service, level: config.LOG_LEVEL }) },
        { provide: TokenVerifier, useFactory: () => new TokenVerifier(config.JWKS_URL) },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useClass: ValidationPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
        DeclaredAccess,
        Clock,
        Database,
        DatabaseCheck,
        Audit,
        AuditSealer,
        AuditSealing,
        Idempotency,
        IdempotencyPurge,
        Readiness,
        SystemFigures,
      ],
      exports: [
        CONFIG,
        SERVICE,
        LOGGER,
        Clock,
        Database,
        Audit,
        AuditSealing,
        Idempotency,
        Readiness,
        SystemFigures,
        TypeOrmModule,
      ],
    };
  }
}
