import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { testEnvironment } from '@tuntas/testing';
import { Client } from 'pg';
import { type Stack, startStack } from '../../../deploy/local';
import { Api } from './api';

interface Demo {
  readonly people: { readonly role: string; readonly email: string; readonly password: string }[];
  readonly keys: Record<string, string>;
}

/** A whole Tuntas of its own for one test file: real processes, real engines, demo people. */
export interface RunningStack {
  readonly stack: Stack;
  /** Past every scope, to look at what no API shows. */
  readonly database: Client;
  /** Signed in as the demo person of a role; of several, the `nth`. */
  as(role: string, nth?: number): Promise<Api>;
  /** With one of the demo keys: `shipper`, `staff`, `approver`, `courier`. */
  withKey(name: string): Api;
  /** As anybody. */
  anonymous(): Api;
  stop(): Promise<void>;
}

/** Starts it and waits until everything is ready; `env` passes through to the services. */
export async function runStack(env: Record<string, string> = {}): Promise<RunningStack> {
  const { adminUrl, redisUrl, kafkaBrokers, topicPrefix, redisPrefix, stateDir } = testEnvironment();
  const stack = await startStack({
    stateDir,
    given: { DATABASE_URL: adminUrl, REDIS_URL: redisUrl, KAFKA_BROKERS: kafkaBrokers.join(',') },
    database: topicPrefix,
    topicPrefix,
    redisPrefix,
    restarts: false,
    rolePassword: 'demo-test-password',
    env: { ...process.env, LOG_LEVEL: 'warn', ...env },
  });
  await stack.run('apps/cli/src/seed.js');
  const demo = JSON.parse(readFileSync(join(stateDir, 'demo.json'), 'utf8')) as Demo;
  const database = new Client({ connectionString: stack.settings.urls.DATABASE_URL });
  await database.connect();
  const api = (headers: Record<string, string> = {}) => new Api(stack.addresses.gateway, headers);
  return {
    stack,
    database,
    as: (role, nth = 0) => {
      const person = demo.people.filter((known) => known.role === role)[nth];
      if (!person) throw new Error(`no demo person with role ${role}`);
      return api().signIn(person.email, person.password);
    },
    withKey: (name) => api({ authorization: `Bearer ${demo.keys[name]}` }),
    anonymous: () => api(),
    stop: async () => {
      await database.end();
      await stack.stop();
      await dropDatabase(adminUrl, topicPrefix);
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  const server = new Client({ connectionString: adminUrl });
  await server.connect();
  await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await server.end();
}
