import { rm } from 'node:fs/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OrganisationKind, Role } from '@tuntas/contracts';
import { createApp, parseConfig, systemActor } from '@tuntas/platform';
import { testDatabase, testEnvironment, uniqueName } from '@tuntas/testing';
import type { Client } from 'pg';
import { ApiKeysService } from '../src/api-keys/api-keys.service';
import { AppModule } from '../src/app.module';
import { gatewayConfig } from '../src/config';
import { ownDocumentPath } from '../src/docs/docs.service';
import { migrations } from '../src/migrations';
import { OrganisationsService } from '../src/organisations/organisations.service';
import { PasswordLinks } from '../src/people/password-links.service';
import { PeopleService } from '../src/people/people.service';

export const password = 'a sentence only I would write';
export const serviceToken = 'demo-service-token-of-the-tests-0001';

/** The real gateway on a port of its own, over a fresh database; `env` sets or replaces variables. */
export interface TestGateway {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly admin: Client;
  readonly stateDir: string;
  readonly topicPrefix: string;
  organisation(kind: OrganisationKind): Promise<string>;
  person(organisationId: string, roles: Role[]): Promise<{ id: string; email: string }>;
  key(personId: string, roles: Role[]): Promise<{ id: string; key: string }>;
  /** Signs in and returns the cookie as a browser sends it back. */
  cookie(email: string): Promise<string>;
  close(): Promise<void>;
}

// A whole process starts in it, on a machine that may be busy.
jest.setTimeout(60_000);

const nowhere = 'http://127.0.0.1:9';

export async function testGateway(env: Record<string, string> = {}): Promise<TestGateway> {
  const around = testEnvironment();
  const database = await testDatabase({ service: 'gateway', migrations });
  const config = parseConfig(gatewayConfig, {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    PORT: '0',
    DATABASE_URL: database.url,
    REDIS_URL: around.redisUrl,
    REDIS_PREFIX: around.redisPrefix,
    KAFKA_BROKERS: around.kafkaBrokers.join(','),
    KAFKA_TOPIC_PREFIX: around.topicPrefix,
    STATE_DIR: around.stateDir,
    JWKS_URL: nowhere,
    SERVICE_TOKEN: serviceToken,
    AUTH_SECRET: 'demo-auth-secret-of-the-tests-000001',
    CLAIMS_URL: nowhere,
    RESOLUTION_URL: nowhere,
    TRACKING_URL: nowhere,
    NOTIFICATIONS_URL: nowhere,
    ...env,
  });
  const app = await createApp({
    service: 'gateway',
    module: AppModule.forRoot(config),
    config,
    openApiPath: ownDocumentPath,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return {
    app,
    url,
    admin: database.admin,
    stateDir: around.stateDir,
    topicPrefix: around.topicPrefix,
    organisation: async (kind) =>
      (
        await app
          .get(OrganisationsService, { strict: false })
          .create({ kind, name: uniqueName('Toko ') }, systemActor)
      ).id,
    person: async (organisationId, roles) => {
      const email = `${uniqueName()}@example.test`;
      const invited = { organisationId, email, roles, name: 'Ayu', locale: 'id' as const };
      const { person, setPasswordUrl } = await app
        .get(PeopleService, { strict: false })
        .invite(invited, systemActor);
      await app
        .get(PasswordLinks, { strict: false })
        .setPassword(new URL(setPasswordUrl).hash.slice(1), password);
      return { id: person.id, email };
    },
    key: async (personId, roles) => {
      const admin = { ...systemActor, roles: ['admin' as const] };
      const wanted = { name: 'test', roles, personId };
      const { key, apiKey } = await app.get(ApiKeysService, { strict: false }).create(wanted, admin);
      return { id: apiKey.id, key };
    },
    cookie: async (email) => {
      const answer = await fetch(`${url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      });
      return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
    },
    close: async () => {
      await app.close();
      await database.close();
      await rm(around.stateDir, { recursive: true, force: true });
    },
  };
}
