import { join } from 'node:path';
import { z } from 'zod';
import { StackFailure } from '../host/failure';
import { ensureTools } from '../host/install-tools';
import { choosePrivatePort, release } from '../host/ports';
import type { Tool } from '../host/tools';
import type { Guard } from '../processes/guarded';
import { lastLines } from '../processes/logs';
import { Supervised } from '../processes/supervised';
import { readJson, writeJson } from '../state/json-file';
import { kafka } from './kafka';
import { hasKafkaJars } from './kafka-jars';
import { partTitle, partVariable, type Part, type PartName, type PartSettings, type PartUrls } from './part';
import { postgres } from './postgres';
import { redis } from './redis';

export interface StartPartsOptions {
  stateDir: string;
  guard: Guard;
  /** Engines that are there already, by variable; for the others one is started. */
  given: Partial<PartUrls>;
  durable: boolean;
  restarts: boolean;
  kafkaThrough?: PartSettings['kafkaThrough'];
  say: (line: string) => void;
}

export interface RunningParts {
  urls: PartUrls;
  /** Those that were started here. */
  parts: Map<PartName, Supervised>;
}

/**
 * Five services with a pool of 10 and the relay's session each are 55. `npm test` adds what two Jest workers open
 * (three services at a time at most), the command line and a person with psql a handful: below 120 in all. The
 * rest is room for a larger DATABASE_POOL_SIZE.
 */
const maxConnections = 200;

const partNames: PartName[] = ['postgres', 'redis', 'kafka'];
const portNames = ['postgres', 'redis', 'kafka', 'kafkaController'] as const;
const portsSchema = z.record(z.string(), z.number());

/** Starts the engines that are not given, side by side, and waits until they serve. */
export async function startParts(options: StartPartsOptions): Promise<RunningParts> {
  const own = partNames.filter((name) => !options.given[partVariable[name]]);
  ensureTools(toolsFor(own), options.say);
  const parts = new Map<PartName, Supervised>();
  const urls: Partial<PartUrls> = { ...options.given };
  const start = async (name: PartName) => {
    const { part, running } = await startPart(name, options);
    parts.set(name, running);
    urls[partVariable[name]] = part.url;
  };
  await Promise.all(own.map(start));
  return { parts, urls: urlsSchema.parse(urls) };
}

const urlsSchema = z.object({ DATABASE_URL: z.string(), REDIS_URL: z.string(), KAFKA_BROKERS: z.string() });

function toolsFor(own: PartName[]): Tool[] {
  const needed: Tool[] = own.includes('redis') ? ['redis-server'] : [];
  if (own.includes('kafka')) needed.push('java', ...(hasKafkaJars() ? [] : (['mvn'] as const)));
  return needed;
}

async function startPart(name: PartName, options: StartPartsOptions) {
  const began = Date.now();
  if (name === 'kafka' && !hasKafkaJars()) options.say('Fetching Kafka (44 MB, once)');
  // Somebody may take the port between the choice and the start.
  for (let attempt = 1; ; attempt += 1) {
    const part = await prepare(name, options);
    const { guard, restarts, say } = options;
    const { spec, isReady } = part;
    const running = new Supervised({
      guard,
      name: partTitle[name],
      spec,
      isReady,
      readyWithin: 120_000,
      restarts,
      say,
    });
    try {
      await running.start();
      say(`${partTitle[name].padEnd(12)}${new URL(`tcp://${hostOf(part.url)}`).host}  ${seconds(began)}`);
      return { part, running };
    } catch (error) {
      const portLost = /address already in use/i.test(lastLines(spec.log));
      if (!(error instanceof StackFailure) || !portLost || attempt === 3) throw error;
    }
  }
}

async function prepare(name: PartName, options: StartPartsOptions): Promise<Part> {
  const { stateDir, guard, durable, kafkaThrough } = options;
  const ports = await portsOf(name, stateDir);
  guard.onClosed(() => release(Object.values(ports)));
  const settings: PartSettings = { stateDir, guard, durable, maxConnections, ports, kafkaThrough };
  if (name === 'postgres') return postgres(settings);
  return name === 'redis' ? redis(settings) : kafka(settings);
}

/** Ports are remembered so that addresses stay the same from start to start. */
async function portsOf(name: PartName, stateDir: string): Promise<PartSettings['ports']> {
  const file = join(stateDir, 'ports.json');
  const ports = { postgres: 0, redis: 0, kafka: 0, kafkaController: 0, ...readJson(file, portsSchema) };
  for (const [index, port] of portNames.entries()) {
    if (!port.startsWith(name)) continue;
    ports[port] = await choosePrivatePort(ports[port] || undefined, seedOf(stateDir) + index);
    writeJson(file, { ...readJson(file, portsSchema), [port]: ports[port] });
  }
  return ports;
}

function seedOf(stateDir: string): number {
  return [...stateDir].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
}

function hostOf(url: string): string {
  return url
    .slice(url.lastIndexOf('@') + 1)
    .replace(/^\w+:\/\//, '')
    .replace(/\/.*$/, '');
}

function seconds(began: number): string {
  return `${((Date.now() - began) / 1_000).toFixed(1)} s`;
}
