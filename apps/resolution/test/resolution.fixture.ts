import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EventData } from '@tuntas/contracts';
import { type Actor, Database, createApp, parseConfig, SYSTEM_SCOPE } from '@tuntas/platform';
import {
  type TestDatabase,
  testDatabase,
  testEnvironment,
  type TestIssuer,
  testIssuer,
} from '@tuntas/testing';
import { Pool } from 'pg';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { AppModule, type Running } from '../src/app.module';
import { resolutionConfig } from '../src/config';
import { Decisions } from '../src/decisions/decisions.service';
import { http } from '../src/http';
import { migrations } from '../src/migrations';
import { PayoutTimers } from '../src/payouts/payouts.timers';
import { ReshipmentTimers } from '../src/reshipments/reshipments.timers';
import { bankKey, type LocalBank, localBank } from './local-bank.fixture';

// Hooks migrate a database and boot a service; on a busy machine that takes longer than Jest's five seconds.
jest.setTimeout(60_000);

export const seller = '0190a000-0000-7000-8000-000000000001';
export const otherSeller = '0190a000-0000-7000-8000-000000000002';
export const operator = '0190a000-0000-7000-8000-00000000000f';

type Person = Partial<Pick<Actor, 'personId' | 'organisationId' | 'roles'>>;
export const finance: Person = { personId: 'finance-1', organisationId: operator, roles: ['finance'] };
export const shipper: Person = { personId: 'shipper-1', organisationId: seller, roles: ['shipper'] };
export const decider = 'agent-1';

interface Call {
  method?: 'GET' | 'POST' | 'PUT';
  as?: Person | null;
  body?: object | string;
  headers?: Record<string, string>;
}

type After = void | (() => Promise<void>);
type Handler = (timer: never, manager: EntityManager) => Promise<After>;

/** The whole service on a database and a bank of its own; timers ring when a test rings them, unless it says otherwise. */
export class ResolutionFixture {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: TestDatabase,
    readonly bank: LocalBank,
    /** For a process of the same service beside this one. */
    readonly environment: Record<string, string>,
    private readonly issuer: TestIssuer,
    private readonly pool: Pool,
  ) {}

  static async start(
    running: Running = { timers: false },
    env: Record<string, string> = {},
  ): Promise<ResolutionFixture> {
    const database = await testDatabase({ service: 'resolution', migrations });
    const [issuer, bank] = await Promise.all([testIssuer(), localBank()]);
    const { redisUrl, redisPrefix, topicPrefix, kafkaBrokers, stateDir } = testEnvironment();
    const environment = {
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      PORT: '0',
      DATABASE_URL: database.url,
      REDIS_URL: redisUrl,
      REDIS_PREFIX: redisPrefix,
      KAFKA_BROKERS: kafkaBrokers.join(','),
      KAFKA_TOPIC_PREFIX: topicPrefix,
      JWKS_URL: issuer.jwksUrl,
      SERVICE_TOKEN: 'a-service-token-of-at-least-32-characters',
      STATE_DIR: stateDir,
      BANK_URL: bank.url,
      BANK_KEY: bankKey,
      BANK_TIMEOUT_MS: '5000',
      BANK_INQUIRE_MS: '50',
      BANK_FILE_ACCOUNT: JSON.stringify({
        name: 'Tuntas Operasional',
        bankCode: 'BMRIIDJA',
        accountNumber: '1420099887766',
      }),
      ...env,
    };
    const config = parseConfig(resolutionConfig, environment);
    const app = await createApp({
      service: 'resolution',
      module: AppModule.forRoot(config, { messaging: false, ...running }),
      config,
      http,
    });
    const pool = new Pool({
      connectionString: database.adminUrl,
      options: '-c search_path=resolution',
      max: 3,
    });
    return new ResolutionFixture(app, database, bank, environment, issuer, pool);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.pool.end();
    await Promise.all([this.bank.close(), this.issuer.close(), this.database.close()]);
  }

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.app.get(Database).transaction(SYSTEM_SCOPE, work);
  }

  /** Asks the database past row-level security. */
  async rows<Row extends object = Record<string, unknown>>(
    sql: string,
    values: unknown[] = [],
  ): Promise<Row[]> {
    const result = await this.pool.query<Row>(sql, values);
    return result.rows;
  }

  async registerPayee(organisationId = seller, account: object = {}): Promise<void> {
    const response = await this.call(`/payees/${organisationId}`, {
      method: 'PUT',
      as: { personId: 'finance-payees', organisationId: operator, roles: ['finance'] },
      body: { bankCode: 'BCA', accountNumber: '1234567890', holder: 'Toko Sejahtera', ...account },
      headers: { 'if-match': '*' },
    });
    if (response.statusCode !== 200) throw new Error(response.body);
  }

  /** A claim is decided; answers the decision and its payout, if it has one. */
  async decide(over: Partial<EventData<'claim.decided'>> = {}) {
    const decision = decided(over);
    await this.transaction((manager) => this.app.get(Decisions).carryOut(manager, decision));
    const [payout] = await this.rows<{ id: string; state: string }>(
      'SELECT id, state FROM payouts WHERE claim_id = $1 ORDER BY created_at DESC LIMIT 1',
      [decision.claimId],
    );
    return { decision, payoutId: payout?.id ?? '', state: payout?.state };
  }

  /** Fires a pending timer as the timers library does; what it returns is the call a crash could lose. */
  async ring(name: string, subject: string): Promise<After> {
    return this.transaction(async (manager) => {
      const [rows] = await manager.query<[{ data: object }[], number]>(
        `UPDATE timers SET state = 'fired', ended_at = now()
         WHERE name = $1 AND subject = $2 AND state = 'pending' RETURNING data`,
        [name, subject],
      );
      const timer = rows[0];
      if (!timer) return;
      return this.handlers()[name]?.({ name, subject, ...timer } as never, manager);
    });
  }

  /** Rings and, when there is something to do after the commit, does it. */
  async ringThrough(name: string, subject: string): Promise<void> {
    const after = await this.ring(name, subject);
    await after?.();
  }

  async payout(id: string) {
    const [row] = await this.rows<{
      state: string;
      attempt: number;
      version: number;
      reason_code: string | null;
      approval_hash: string;
      approved_by: string | null;
      provider_key: string | null;
    }>('SELECT * FROM payouts WHERE id = $1', [id]);
    if (!row) throw new Error(`no payout ${id}`);
    return row;
  }

  ledgerOf(payoutId: string): Promise<{ kind: string }[]> {
    return this.rows('SELECT kind FROM ledger_transactions WHERE payout_id = $1 ORDER BY posted_at, kind', [
      payoutId,
    ]);
  }

  async eventsOf(claimId: string): Promise<string[]> {
    const rows = await this.rows<{ type: string }>(
      'SELECT type FROM outbox WHERE subject = $1 ORDER BY seq',
      [claimId],
    );
    return rows.map(({ type }) => type);
  }

  async call(url: string, { method = 'GET', as = finance, body, headers = {} }: Call = {}) {
    const token =
      as && (await this.issuer.token({ sub: as.personId, org: as.organisationId, roles: as.roles }));
    return this.app.inject({
      method,
      url,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      payload: body,
    });
  }

  approve(payoutId: string, approvalHash: string, as: Person = finance, key = v7()) {
    return this.call(`/payouts/${payoutId}/approve`, {
      method: 'POST',
      as,
      body: { approvalHash },
      headers: { 'idempotency-key': key },
    });
  }

  private handlers(): Record<string, Handler> {
    const payouts = this.app.get(PayoutTimers);
    const reshipments = this.app.get(ReshipmentTimers);
    return {
      'payout.submit': payouts.submit.bind(payouts),
      'payout.inquire': payouts.inquire.bind(payouts),
      'reshipment.book': reshipments.book.bind(reshipments),
      'reshipment.overdue': reshipments.overdue.bind(reshipments),
    };
  }
}

/** An approved compensation of Rp 130.000 for the seller. */
export const decided = (over: Partial<EventData<'claim.decided'>> = {}): EventData<'claim.decided'> => ({
  claimId: v7(),
  number: 'CLM-2026-000123',
  organisationId: seller,
  claimantId: 'shipper-1',
  shipmentId: v7(),
  decisionNo: 1,
  outcome: 'approved',
  approved: { amount: 130_000, currency: 'IDR' },
  remedy: 'compensation',
  wish: 'compensation',
  reasonCode: 'covered',
  ruleId: null,
  decidedBy: decider,
  appealUntil: null,
  ...over,
});
