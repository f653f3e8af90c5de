import { Global, type INestApplication, Module, type Type } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { Envelope } from '@tuntas/contracts';
import { dataSourceOptions } from '@tuntas/platform';
import { testDatabase, testEnvironment } from '@tuntas/testing';
import { DataSource, type EntityManager, type MigrationInterface, type QueryRunner } from 'typeorm';
import { v7 } from 'uuid';
import { connectInbox } from './inbox/connect-inbox';
import { MessagingModule } from './messaging.module';
import type { MessagingOptions } from './messaging.options';
import { Outbox } from './outbox/outbox';
import type { NewEvent } from './outbox/outbox-row';
import { OutboxRelay } from './outbox/relay';
import { messagingTables } from './tables';

class Messaging1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${messagingTables}
      CREATE TABLE effects (
        position bigint GENERATED ALWAYS AS IDENTITY, event_id uuid NOT NULL, subject text NOT NULL, seq bigint NOT NULL
      );`);
  }

  async down(): Promise<void> {}
}

/** A database of the claims service with outbox and inbox, and a topic prefix of its own. */
export async function messagingWorld() {
  const database = await testDatabase({ service: 'claims', migrations: [Messaging1700000000000] });
  const { kafkaBrokers, topicPrefix } = testEnvironment();
  const closing: (() => Promise<unknown>)[] = [];

  /** One process of the service: its own pool, relay and consumer. */
  async function replica(controllers: Type[] = [], options: Partial<MessagingOptions> = {}) {
    const dataSource = await new DataSource(
      dataSourceOptions({ url: database.url, service: 'claims', entities: [] }),
    ).initialize();
    const module = await Test.createTestingModule({
      imports: [
        databaseModule(dataSource),
        MessagingModule.forRoot({
          service: 'claims',
          brokers: kafkaBrokers,
          topicPrefix,
          partitions: 3,
          ...options,
        }),
      ],
      controllers,
    }).compile();
    const app: INestApplication = module.createNestApplication(new FastifyAdapter(), { logger: false });
    await app.init();
    await connectInbox(app);
    let closed = false;
    const close = async () => {
      if (closed) return;
      closed = true;
      await app.close();
      await dataSource.destroy();
    };
    closing.push(close);
    return { app, dataSource, outbox: app.get(Outbox), relay: app.get(OutboxRelay), close };
  }

  return {
    admin: database.admin,
    url: database.url,
    kafkaBrokers,
    topicPrefix,
    replica,
    close: async () => {
      await Promise.all(closing.map((close) => close()));
      await database.close();
    },
  };
}

export type Replica = Awaited<ReturnType<Awaited<ReturnType<typeof messagingWorld>>['replica']>>;

function databaseModule(dataSource: DataSource): Type {
  @Global()
  @Module({ providers: [{ provide: DataSource, useValue: dataSource }], exports: [DataSource] })
  class DatabaseModule {}
  return DatabaseModule;
}

const organisationId = '0190a000-0000-7000-8000-000000000001';

/** A `claim.closed` of this claim: small, and valid as it is. */
export const claimClosed = (claimId: string): NewEvent<'claim.closed'> => ({
  type: 'claim.closed',
  subject: claimId,
  organisationId,
  data: {
    claimId,
    number: 'CLM-2026-000001',
    organisationId,
    claimantId: organisationId,
    shipmentId: organisationId,
    reason: 'settled',
  },
});

/** The same claim's event number `seq`, as it comes from the wire. */
export const closedEnvelope = (claimId: string, seq: number): Envelope<'claim.closed'> => ({
  id: v7(),
  version: 1,
  source: 'claims',
  seq,
  ...claimClosed(claimId),
  time: '2026-03-02T03:00:00.000Z',
});

/** Notes an effect in the handler's transaction, as a real handler would. */
export const noteEffect = (manager: EntityManager, event: Envelope): Promise<unknown> =>
  manager.query('INSERT INTO effects (event_id, subject, seq) VALUES ($1, $2, $3)', [
    event.id,
    event.subject,
    event.seq,
  ]);
