import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Redis } from 'ioredis';
import { Kafka, logLevel } from 'kafkajs';
import { uniqueName } from '@tuntas/testing';
import type { RunningStack } from '../../support/running-stack';
import { type Canary, heardIn } from './canary';

export interface Finding {
  readonly canary: Canary;
  /** A column, a file, a key, a topic. */
  readonly where: string;
}

const findingsIn = (where: string, bytes: Buffer, canaries: readonly Canary[]): Finding[] =>
  heardIn(bytes, canaries).map((canary) => ({ canary, where }));

/** Every column of every table of the services, each once per canary that stands in it. */
export async function inDatabase(
  { database }: RunningStack,
  canaries: readonly Canary[],
): Promise<Finding[]> {
  const { rows: tables } = await database.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const findings = new Map<string, Finding>();
  for (const { name } of tables) {
    const { rows } = await database.query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(t) AS row FROM ${name} t`,
    );
    for (const { row } of rows) {
      for (const [column, value] of Object.entries(row)) {
        const where = `${name}.${column}`;
        for (const finding of findingsIn(where, Buffer.from(JSON.stringify(value)), canaries)) {
          findings.set(`${where} ${finding.canary.mark}`, finding);
        }
      }
    }
  }
  return [...findings.values()];
}

/** Every message of every topic of this stack: keys, values and headers as bytes, from the beginning of each partition. */
export async function inTopics({ stack }: RunningStack, canaries: readonly Canary[]): Promise<Finding[]> {
  const { urls, topicPrefix } = stack.settings;
  const kafka = new Kafka({ brokers: urls.KAFKA_BROKERS.split(','), logLevel: logLevel.NOTHING });
  const [admin, consumer] = [
    kafka.admin(),
    kafka.consumer({ groupId: uniqueName('canaries'), maxWaitTimeInMs: 100 }),
  ];
  await Promise.all([admin.connect(), consumer.connect()]);
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(topicPrefix));
  const left = new Map<string, number>();
  for (const topic of topics) {
    for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
      if (Number(high) > Number(low)) left.set(`${topic} ${partition}`, Number(high));
    }
  }
  const findings: Finding[] = [];
  let read = 0;
  await consumer.subscribe({ topics, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    if (left.size === 0) resolve();
    consumer
      .run({
        eachMessage: async ({ topic, partition, message: { key, value, headers, offset } }) => {
          read += 1;
          const bytes = Buffer.concat(
            [key, value, Buffer.from(JSON.stringify(headers))].map((part) => part ?? Buffer.alloc(0)),
          );
          findings.push(...findingsIn(topic, bytes, canaries));
          if (Number(offset) + 1 >= (left.get(`${topic} ${partition}`) ?? 0))
            left.delete(`${topic} ${partition}`);
          if (left.size === 0) resolve();
        },
      })
      .catch(reject);
  });
  await Promise.all([admin.disconnect(), consumer.disconnect()]);
  if (read === 0) throw new Error('no message was read: nothing was looked at');
  return findings;
}

/** Every key of Redis and what is behind it. */
export async function inRedis({ stack }: RunningStack, canaries: readonly Canary[]): Promise<Finding[]> {
  const redis = new Redis(stack.settings.urls.REDIS_URL);
  const findings: Finding[] = [];
  for await (const keys of redis.scanStream({ count: 500 }) as AsyncIterable<string[]>) {
    for (const key of keys) {
      const bytes = Buffer.from(JSON.stringify([key, await valueOf(redis, key)]));
      findings.push(...findingsIn(`key ${key}`, bytes, canaries));
    }
  }
  redis.disconnect();
  return findings;
}

async function valueOf(redis: Redis, key: string): Promise<unknown> {
  switch (await redis.type(key)) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, 0, -1);
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      return null;
  }
}

/** What stands in for the world outside: the mail and the bank that people and their banks have. */
const outside = /^(mail|bank)\//;

/** Every file of the stack: logs, evidence and its copies, audit heads, keys. */
export function inFiles({ stack }: RunningStack, canaries: readonly Canary[]): Finding[] {
  const { stateDir } = stack.settings;
  return readdirSync(stateDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(stateDir, join(entry.parentPath, entry.name)))
    .filter((path) => !outside.test(path))
    .flatMap((path) => findingsIn(path, readFileSync(join(stateDir, path)), canaries));
}
