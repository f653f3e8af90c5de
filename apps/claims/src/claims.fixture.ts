import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EventData } from '@tuntas/contracts';
import { Clock, createApp, Database, parseConfig, type Role, SYSTEM_SCOPE } from '@tuntas/platform';
import { testDatabase, testEnvironment, testIssuer } from '@tuntas/testing';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { v7 } from 'uuid';
import { AppModule } from './app.module';
import { claimsConfig } from './config';
import { httpOptions } from './http';
import { migrations } from './migrations';
import { ShipmentsService } from './shipments/shipments.service';

export const shop = '0190a000-0000-7000-8000-000000000001';
export const otherShop = '0190a000-0000-7000-8000-000000000002';
export const operator = '0190a000-0000-7000-8000-00000000000f';

/** What two processes of one service have in common. */
interface Shared {
  readonly database: Awaited<ReturnType<typeof testDatabase>>;
  readonly issuer: Awaited<ReturnType<typeof testIssuer>>;
}

export interface Answer {
  readonly status: number;
  readonly body: ReturnType<typeof JSON.parse>;
  readonly headers: LightMyRequestResponse['headers'];
  readonly raw: Buffer;
}

interface Ask {
  readonly body?: object | Buffer;
  readonly headers?: Record<string, string>;
}

/**
 * The whole service on a database of its own, or `beside` another one on the same; `background` also runs relay,
 * consumer and timers.
 */
export async function claimsWorld({
  background = false,
  env = {} as Record<string, string>,
  beside = undefined as Shared | undefined,
} = {}) {
  const { database, issuer } = beside ?? {
    database: await testDatabase({ service: 'claims', migrations }),
    issuer: await testIssuer(),
  };
  const { redisUrl, kafkaBrokers, topicPrefix, redisPrefix, stateDir } = testEnvironment();
  const config = parseConfig(claimsConfig, {
    NODE_ENV: 'test',
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    PORT: '0',
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: '20',
    REDIS_URL: redisUrl,
    REDIS_PREFIX: redisPrefix,
    KAFKA_BROKERS: kafkaBrokers.join(','),
    KAFKA_TOPIC_PREFIX: topicPrefix,
    JWKS_URL: issuer.jwksUrl,
    SERVICE_TOKEN: 'a-service-token-of-at-least-32-characters',
    STATE_DIR: stateDir,
    // Nobody answers there, unless a test says who does.
    GATEWAY_URL: 'http://127.0.0.1:1',
    TRACKING_URL: 'http://127.0.0.1:1',
    LINK_SECRET: 'a-link-secret-of-at-least-32-characters',
    ...env,
  });
  const module = AppModule.forRoot(config, { background });
  const app: NestFastifyApplication = await createApp({
    service: 'claims',
    module,
    config,
    http: httpOptions(config),
  });

  /** Somebody who asks the service: a person with a token. */
  async function person(sub: string, org: string | null, ...roles: [Role, ...Role[]]) {
    const token = await issuer.token({ sub, org, roles });
    const ask = async (
      method: InjectOptions['method'],
      url: string,
      { body, headers }: Ask = {},
    ): Promise<Answer> => {
      const response = await app.inject({
        method,
        url,
        headers: { authorization: `Bearer ${token}`, ...headers },
        ...(body === undefined ? {} : { payload: body }),
      });
      const json = String(response.headers['content-type']).includes('json');
      return {
        status: response.statusCode,
        body: json ? response.json() : undefined,
        headers: response.headers,
        raw: response.rawPayload,
      };
    };
    return {
      id: sub,
      token,
      get: (url: string) => ask('GET', url),
      post: (url: string, body: object = {}, headers: Record<string, string> = {}) =>
        ask('POST', url, { body, headers }),
      ask,
    };
  }

  /** A shipment as tracking would have told of it. */
  async function shipment(more: Partial<EventData<'shipment.registered'>> = {}): Promise<string> {
    const shipmentId = more.shipmentId ?? v7();
    await app
      .get(Database)
      .transaction(SYSTEM_SCOPE, (manager) =>
        app.get(ShipmentsService, { strict: false }).register(manager, registered(shipmentId, more)),
      );
    return shipmentId;
  }

  return {
    app,
    config,
    shared: { database, issuer } satisfies Shared,
    admin: database.admin,
    topicPrefix,
    kafkaBrokers,
    clock: app.get(Clock),
    person,
    shipment,
    shipper: await person('shipper-1', shop, 'shipper'),
    otherShipper: await person('shipper-2', otherShop, 'shipper'),
    courier: await person('courier-1', operator, 'courier'),
    agent: await person('agent-1', operator, 'agent'),
    otherAgent: await person('agent-2', operator, 'agent'),
    close: async () => {
      await app.close();
      if (beside) return;
      await issuer.close();
      await database.close();
    },
  };
}

export type ClaimsWorld = Awaited<ReturnType<typeof claimsWorld>>;
export type Asker = ClaimsWorld['shipper'];

export const registered = (
  shipmentId: string,
  more: Partial<EventData<'shipment.registered'>> = {},
): EventData<'shipment.registered'> => ({
  organisationId: shop,
  carrier: 'kilat',
  waybill: `JN${shipmentId.slice(-12)}`,
  service: 'REG',
  shippedAt: new Date(Date.now() - 3 * 86_400_000).toISOString(),
  promisedAt: null,
  pieces: 1,
  fee: { amount: 13_000, currency: 'IDR' },
  goodsValue: { amount: 1_900_000, currency: 'IDR' },
  insuredValue: null,
  remedyId: null,
  ...more,
  shipmentId,
});

/** A damage claim for one line. */
export const damageOf = (shipmentId: string, more: object = {}): object => ({
  shipmentId,
  type: 'damage',
  lines: [{ description: 'A lamp', quantity: 1, claimedAmount: 130_000 }],
  ...more,
});

export const ifMatch = (answer: Answer, key: string = v7()): Record<string, string> => ({
  'if-match': String(answer.headers.etag),
  'idempotency-key': key,
});
