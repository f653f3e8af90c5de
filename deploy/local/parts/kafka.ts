import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { source } from '../host/checkout';
import { runOnce } from '../host/run-once';
import { findTool } from '../host/tools';
import { kafkaJars } from './kafka-jars';
import { kafkaProperties } from './kafka-properties';
import type { Part, PartSettings } from './part';

/** One Kafka node in KRaft mode on private ports of the loopback address. */
export async function kafka(settings: PartSettings): Promise<Part> {
  const jars = await kafkaJars();
  const java = findTool('java') ?? 'java';
  const folder = join(settings.stateDir, 'kafka');
  const data = join(folder, 'data');
  const properties = join(folder, 'server.properties');
  const classpath = join(jars, '*');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(properties, kafkaProperties(data, settings.ports.kafka, settings.ports.kafkaController));
  if (!existsSync(join(data, 'meta.properties'))) await format({ java, classpath, properties, data });
  const url = `127.0.0.1:${settings.ports.kafka}`;
  const logging = `-Dlog4j2.configurationFile=${source('deploy/local/kafka/log4j2.properties')}`;
  return {
    name: 'kafka',
    url,
    spec: {
      command: java,
      args: ['-Xms128m', '-Xmx320m', '-XX:+UseSerialGC', logging, '-cp', classpath, 'kafka.Kafka', properties],
      env: environment(),
      cwd: folder,
      log: join(settings.stateDir, 'logs/kafka.log'),
      wave: 'part',
      stopSignal: 'SIGTERM',
      stopWithin: 10_000,
    },
    isReady: () => answers(url),
  };
}

interface NewNode {
  java: string;
  classpath: string;
  properties: string;
  data: string;
}

/** An interrupted format leaves no meta.properties and is done again. */
async function format({ java, classpath, properties, data }: NewNode): Promise<void> {
  rmSync(data, { recursive: true, force: true });
  const tool = ['-XX:TieredStopAtLevel=1', '-cp', classpath, 'kafka.tools.StorageTool'];
  const options = { env: environment(), timeout: 60_000 };
  const id = (await runOnce(java, [...tool, 'random-uuid'], options)).trim().split('\n').at(-1) ?? '';
  await runOnce(java, [...tool, 'format', '-t', id, '-c', properties], options);
}

function environment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' };
}

async function answers(broker: string): Promise<boolean> {
  const client = new Kafka({
    clientId: 'tuntas-local',
    brokers: [broker],
    logLevel: logLevel.NOTHING,
    connectionTimeout: 1_000,
    requestTimeout: 2_000,
    retry: { retries: 0 },
  });
  const admin = client.admin();
  try {
    await admin.connect();
    return (await admin.describeCluster()).brokers.length > 0;
  } catch {
    return false;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
