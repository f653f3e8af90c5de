export { Audit, type AuditEntry, type AuditRow, auditRow } from './audit/audit';
export { auditHeadsFile } from './audit/audit-heads';
export { auditTables } from './audit/audit-tables';
export { type AuditFinding, verifyAuditChain } from './audit/verify-audit-chain';
export { Internal, Public, Roles } from './auth/access';
export { type Actor, isStaff, type Role, type Scope, scopeOf, SYSTEM_SCOPE, systemActor } from './auth/actor';
export { AUTHENTICATION, type Authentication } from './auth/authentication';
export { CurrentActor } from './auth/current-actor';
export { tokenRules, TokenVerifier } from './auth/token-verifier';
export { bootstrap, createApp, type ServiceOptions } from './bootstrap';
export { Clock } from './clock';
export { type BaseConfig, baseConfig, defineConfig, loadConfig, parseConfig } from './config/config';
export { dataSourceOptions, type Entities } from './database/data-source-options';
export { Database, type Statement } from './database/database';
export { migrate, type MigrateOptions, type Migration } from './database/migrate';
export { PLANNED_ANEW } from './database/preparing-client';
export { appendOnly, scopedTable, scopePredicate } from './database/scoped-table';
export { violatedConstraint } from './database/sql-state';
export { etagOf, IfMatch, requireVersion, Tagged } from './http/etag';
export type { HttpOptions, MultipartLimits } from './http/fastify-adapter';
export { type FieldError, fieldErrors, parseInput, validationFailed } from './http/field-errors';
export { linkSecrets, withLinkSecret } from './links/link-secrets';
export { readLink, signLink, type SignedLink } from './links/signed-link';
export { openApiDocument } from './http/openapi';
export { UuidParam } from './http/uuid-param';
export { createZodDto } from './http/zod-dto';
export { Idempotency } from './idempotency/idempotency';
export { IdempotencyKey } from './idempotency/idempotency-key';
export {
  fingerprintOf,
  type IdempotencyHeader,
  idempotencyLock,
  type IdempotencyRequest,
  idempotencyScope,
} from './idempotency/idempotency-request';
export { idempotencyTable } from './idempotency/idempotency-table';
export { DeadLettersModule } from './operations/dead-letters.controller';
export { ErasureAnswer, ErasureBody } from './operations/erasure.dto';
export { type BackgroundLoop, backgroundLoop } from './operations/background-loop';
export { Readiness, type ReadinessCheck } from './operations/readiness';
export { SystemFigures, type SystemReport } from './operations/system-figures';
export { type Keyset, keyset, type SortColumn } from './paging/keyset';
export { oneOrMany, type Page, pageOf, pageQuery, type Sort } from './paging/page-query';
export { PlatformModule, type PlatformOptions } from './platform.module';
export { CONFIG } from './tokens';
