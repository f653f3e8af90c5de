import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function required(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run tests with \`npm test\`, which starts its own servers.`);
  return value;
}

/** Lower-case letters and digits, different at every call: names of databases, topics and keys of one test. */
export const uniqueName = (prefix = 't'): string => `${prefix}${randomBytes(5).toString('hex')}`;

/** The servers `npm test` started, with a topic and Redis prefix and a state folder of the caller's own. */
export function testEnvironment() {
  const name = uniqueName();
  return {
    adminUrl: required('DATABASE_URL'),
    redisUrl: required('REDIS_URL'),
    kafkaBrokers: required('KAFKA_BROKERS').split(','),
    topicPrefix: name,
    redisPrefix: name,
    stateDir: mkdtempSync(join(tmpdir(), `tuntas-${name}-`)),
  };
}
