import { Module } from '@nestjs/common';
import { MessagingModule } from '@tuntas/messaging';
import { parseConfig, PlatformModule, type Role } from '@tuntas/platform';
import { testDatabase, testEnvironment, testIssuer } from '@tuntas/testing';
import { createApp } from '@tuntas/platform';
import { TimersModule } from '@tuntas/timers';
import { v7 } from 'uuid';
import { entities, features } from './app.module';
import { trackingConfig } from './config';
import { migrations } from './migrations';

@Module({})
class TrackingUnderTest {}

/** The service on a database of its own; with `kafka` its relay and consumers run, too. */
export async function trackingFixture({ kafka = false } = {}) {
  const database = await testDatabase({ service: 'tracking', migrations });
  const issuer = await testIssuer();
  const environment = testEnvironment();
  const config = parseConfig(trackingConfig, {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATABASE_URL: database.url,
    REDIS_URL: environment.redisUrl,
    REDIS_PREFIX: environment.redisPrefix,
    KAFKA_BROKERS: environment.kafkaBrokers.join(','),
    KAFKA_TOPIC_PREFIX: environment.topicPrefix,
    JWKS_URL: issuer.jwksUrl,
    SERVICE_TOKEN: 'a-service-token-of-at-least-32-characters',
    STATE_DIR: environment.stateDir,
  });
  const service = 'tracking';
  const module = {
    module: TrackingUnderTest,
    imports: [
      PlatformModule.forRoot({ service, config, entities }),
      MessagingModule.forRoot({
        service,
        brokers: config.KAFKA_BROKERS,
        topicPrefix: config.KAFKA_TOPIC_PREFIX,
        partitions: 1,
        run: kafka,
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

  /** Calls as somebody with this role; answers status and body. */
  const call = async (
    role: Role,
    organisationId: string | null,
    method: 'GET' | 'POST',
    url: string,
    payload?: unknown,
  ) => {
    const token = await issuer.token({ roles: [role], org: organisationId });
    const csv = typeof payload === 'string';
    const answer = await app.inject({
      method,
      url,
      headers: {
        authorization: `Bearer ${token}`,
        ...(payload === undefined ? {} : { 'content-type': csv ? 'text/csv' : 'application/json' }),
      },
      ...(payload === undefined ? {} : { payload: csv ? payload : JSON.stringify(payload) }),
    });
    return { status: answer.statusCode, body: answer.payload === '' ? null : answer.json() };
  };

  return {
    app,
    admin: database.admin,
    environment,
    call,
    /** Calls as one shipper. */
    shipper: (organisationId = v7()) => ({
      organisationId,
      get: (url: string) => call('shipper', organisationId, 'GET', url),
      post: (url: string, payload: unknown) => call('shipper', organisationId, 'POST', url, payload),
    }),
    scan: (...scans: unknown[]) => call('courier', null, 'POST', '/scans/batch', { scans }),
    /** Types of the events said about a shipment, in order. */
    said: async (shipmentId: string): Promise<string[]> => {
      const { rows } = await database.admin.query<{ type: string }>(
        'SELECT type FROM tracking.outbox WHERE subject = $1 ORDER BY seq',
        [shipmentId],
      );
      return rows.map(({ type }) => type);
    },
    close: async () => {
      await app.close();
      await database.close();
      await issuer.close();
    },
  };
}

export type TrackingFixture = Awaited<ReturnType<typeof trackingFixture>>;

/** A parcel shipped an hour ago, with a waybill of its own. */
export const newParcel = (more: Record<string, unknown> = {}) => ({
  carrier: 'JNE',
  waybill: `JN${v7().replaceAll('-', '').slice(-16)}`,
  service: 'REG',
  shippedAt: new Date(Date.now() - 3_600_000).toISOString(),
  ...more,
});
