import { Module } from '@nestjs/common';
import type { EventData, EventType, Locale, Role } from '@tuntas/contracts';
import { MessagingModule, type NewEvent, Outbox } from '@tuntas/messaging';
import { createApp, Database, parseConfig, PlatformModule, SYSTEM_SCOPE } from '@tuntas/platform';
import { testDatabase, testEnvironment, testIssuer, waitFor } from '@tuntas/testing';
import { TimersModule } from '@tuntas/timers';
import { v7 } from 'uuid';
import { startCatcher } from '../../../deploy/local/mail/catcher';
import { features } from '../src/app.module';
import { notificationsConfig } from '../src/config';
import { migrations } from '../src/migrations';
import { contactsFixture } from './contacts.fixture';

jest.setTimeout(60_000);

@Module({})
class NotificationsUnderTest {}

const serviceToken = 'a-service-token-of-at-least-32-characters';

export interface Somebody {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: Role;
}

/** A parcel as tracking says it. */
export const registered = (
  shipmentId: string,
  organisationId: string,
  waybill: string,
): NewEvent<'shipment.registered'> => ({
  type: 'shipment.registered',
  subject: shipmentId,
  organisationId,
  data: {
    shipmentId,
    organisationId,
    carrier: 'JNE',
    waybill,
    service: 'REG',
    shippedAt: '2026-03-01T00:00:00Z',
    promisedAt: null,
    pieces: 1,
    fee: null,
    goodsValue: null,
    insuredValue: null,
    remedyId: null,
  },
});

/** The service on servers of its own: database, Kafka topics, mail catcher and a stand-in that knows contacts. */
export async function notificationsFixture(more: Record<string, string> = {}) {
  const database = await testDatabase({ service: 'notifications', migrations });
  const [issuer, catcher, contacts] = [
    await testIssuer(),
    await startCatcher(),
    await contactsFixture(serviceToken),
  ];
  const environment = testEnvironment();
  const config = parseConfig(notificationsConfig, {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATABASE_URL: database.url,
    REDIS_URL: environment.redisUrl,
    REDIS_PREFIX: environment.redisPrefix,
    KAFKA_BROKERS: environment.kafkaBrokers.join(','),
    KAFKA_TOPIC_PREFIX: environment.topicPrefix,
    JWKS_URL: issuer.jwksUrl,
    SERVICE_TOKEN: serviceToken,
    STATE_DIR: environment.stateDir,
    SMTP_URL: catcher.smtpUrl,
    MAIL_FROM: 'Tuntas <no-reply@tuntas.example>',
    GATEWAY_URL: contacts.url,
    TRACKING_URL: contacts.url,
    CLAIMS_URL: contacts.url,
    LINK_SECRET: 'a-link-secret-of-at-least-32-characters',
    SMTP_TIMEOUT_MS: '2000',
    SMTP_CHECK_AFTER_MS: '60000',
    ...more,
  });
  const service = 'notifications';
  const module = {
    module: NotificationsUnderTest,
    imports: [
      PlatformModule.forRoot({ service, config, entities: [] }),
      MessagingModule.forRoot({
        service,
        brokers: config.KAFKA_BROKERS,
        topicPrefix: config.KAFKA_TOPIC_PREFIX,
        partitions: 1,
      }),
      TimersModule.forRoot({
        service,
        redisUrl: config.REDIS_URL,
        redisPrefix: config.REDIS_PREFIX,
        sweepEvery: 100,
      }),
      ...features,
    ],
  };
  const app = await createApp({ service, module, config });
  const { admin } = database;

  // One after the other: a single connection takes one query at a time.
  let previous: Promise<unknown> = Promise.resolve();
  const rows = <Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> => {
    const result = previous.then(async () => (await admin.query<Row>(sql, parameters)).rows);
    previous = result.catch(() => undefined);
    return result;
  };

  /** Says events through this service's own outbox: they land in their topics like the real ones. */
  const say = async (...events: NewEvent[]): Promise<void> => {
    await app.get(Database).transaction(SYSTEM_SCOPE, (manager) => app.get(Outbox).append(manager, events));
  };

  /** Waits until everything said so far was handled here. */
  const settle = () =>
    waitFor(
      async () => {
        const open = await rows(
          `SELECT o.type FROM notifications.outbox o
           WHERE o.topic <> 'notifications' AND NOT EXISTS (
             SELECT FROM notifications.inbox i WHERE i.event_id = o.id)`,
        );
        return open.length === 0;
      },
      { timeout: 30_000, what: 'all events to be handled' },
    );

  return {
    app,
    admin,
    environment,
    catcher,
    contacts,
    rows,
    say,
    settle,

    /** A person the service knows and can write to. */
    somebody: async (role: Role, { organisationId = v7(), locale = 'id' as Locale, name = 'Sari' } = {}) => {
      const personId = v7();
      const email = `${personId}@example.test`;
      contacts.known.set(personId, { name, email, locale });
      await say({
        type: 'user.invited',
        subject: personId,
        organisationId,
        data: { personId, organisationId, roles: [role], locale },
      });
      await waitFor(
        async () => {
          const known = await rows('SELECT 1 FROM notifications.recipients WHERE person_id = $1', [personId]);
          return known.length > 0;
        },
        { timeout: 30_000, what: 'the person to be known' },
      );
      return { personId, organisationId, role, email };
    },

    /** A claim of that person, as the facts of its events. */
    claimOf: ({ personId, organisationId }: Somebody) => {
      const claim = {
        claimId: v7(),
        number: `CLM-2026-${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}`,
        organisationId,
        claimantId: personId,
        shipmentId: v7(),
      };
      const event = <T extends EventType>(type: T, data: Omit<EventData<T>, keyof typeof claim>) =>
        ({
          type,
          subject: claim.claimId,
          organisationId,
          data: { ...claim, ...data },
        }) as unknown as NewEvent<T>;
      const { shipmentId } = claim;
      return {
        ...claim,
        event,
        parcel: (waybill = `JN-${shipmentId.slice(-6)}`) => registered(shipmentId, organisationId, waybill),
        submitted: () =>
          event('claim.submitted', {
            type: 'damage',
            wish: 'compensation',
            currency: 'IDR',
            claimed: { amount: 250_000, currency: 'IDR' },
            incidentId: null,
            decisionDueAt: '2026-03-11T10:00:00.000Z',
          }),
        settled: (settledAt = new Date()) =>
          event('claim.settled', {
            settlement: 'paid',
            paid: { amount: 130_000, currency: 'IDR' },
            settledAt: settledAt.toISOString(),
          }),
      };
    },

    call: async (
      { personId, organisationId, role }: Somebody,
      method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
      url: string,
      payload?: unknown,
      headers: Record<string, string> = {},
    ) => {
      const token = await issuer.token({ sub: personId, roles: [role], org: organisationId });
      const answer = await app.inject({
        method,
        url,
        headers: {
          authorization: `Bearer ${token}`,
          ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(payload === undefined ? {} : { payload: JSON.stringify(payload) }),
      });
      const body = answer.body === '' ? null : answer.json();
      return { status: answer.statusCode, headers: answer.headers, body };
    },

    messagesOf: (recipientId: string) =>
      rows<{
        id: string;
        state: string;
        template: string;
        channel: string;
        reason_code: string | null;
        attempts: number;
      }>(
        `SELECT id, state, template, channel, reason_code, attempts FROM notifications.messages
         WHERE recipient_id = $1 ORDER BY created_at, channel`,
        [recipientId],
      ),

    /** Makes a pending timer due now. */
    ring: (name: string, subject: string) =>
      rows(
        `UPDATE notifications.timers SET due_at = now() - interval '1 second'
         WHERE name = $1 AND subject = $2 AND state = 'pending' RETURNING id`,
        [name, subject],
      ),

    close: async () => {
      await app.close();
      await catcher.close();
      await contacts.close();
      await database.close();
      await issuer.close();
    },
  };
}
export type NotificationsFixture = Awaited<ReturnType<typeof notificationsFixture>>;
