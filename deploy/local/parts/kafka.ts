import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { KafkaClient } from '@tuntas/messaging';
import { source } from '../host/checkout';
import { findTool } from '../host/tools';
import type { ChildSpec } from '../processes/guard-messages';
import { runJob } from '../processes/job';
import { kafkaJars } from './kafka-jars';
import { kafkaProperties } from './kafka-properties';
import type { Part, PartSettings } from './part';

/** One Kafka node in KRaft mode on private ports of the loopback address. */
export async function kafka(settings: PartSettings): Promise<Part> {
  const jars = await kafkaJars(settings);
  const folder = join(settings.stateDir, 'kafka');
  const data = join(folder, 'data');
  const properties = join(folder, 'server.properties');
  const { kafka: port, kafkaController: controllerPort } = settings.ports;
  const advertised = settings.kafkaThrough?.(port) ?? port;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(properties, kafkaProperties(data, { port, controllerPort, advertised }));
  const logging = `-Dlog4j2.configurationFile=${source('deploy/local/kafka/log4j2.properties')}`;
  const java = (options: string[], program: string[], log: string): ChildSpec => ({
    command: findTool('java') ?? 'java',
    args: [...options, logging, '-cp', join(jars, '*'), ...program],
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' },
    cwd: folder,
    log: join(settings.stateDir, 'logs', log),
    wave: 'part',
    stopSignal: 'SIGTERM',
    stopWithin: 10_000,
  });
  // An interrupted format leaves no meta.properties and is done again.
  if (!existsSync(join(data, 'meta.properties'))) {
    rmSync(data, { recursive: true, force: true });
    const format = ['kafka.tools.StorageTool', 'format', '-t', clusterId(), '-c', properties];
    await runJob(
      settings.guard,
      'kafka-format',
      java(['-XX:TieredStopAtLevel=1'], format, 'kafka-format.log'),
      60_000,
    );
  }
  const memory = ['-Xms128m', '-Xmx320m', '-XX:+UseSerialGC'];
  return {
    name: 'kafka',
    url: `127.0.0.1:${port}`,
    spec: java(memory, ['kafka.Kafka', properties], 'kafka.log'),
    isReady: () => answers(port),
  };
}

/** Kafka writes a UUID in URL-safe base64, and it must not begin like an option. */
function clusterId(): string {
  const id = randomBytes(16).toString('base64url');
  return id.startsWith('-') ? clusterId() : id;
}

/** The port opens when the broker serves; the client's own retries would be slower to notice. */
async function answers(port: number): Promise<boolean> {
  if (!(await isOpen(port))) return false;
  const client = new KafkaClient({ service: 'gateway', brokers: [`127.0.0.1:${port}`], topicPrefix: 'none' });
  return client.ensureTopics([]).then(
    () => true,
    () => false,
  );
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
