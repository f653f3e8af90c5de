import { join } from 'node:path';
import type { Service } from '@tuntas/contracts';
import { release } from './host/ports';
import type { PartName, PartUrls } from './parts/part';
import { startParts, type RunningParts } from './parts/start-parts';
import { Guard } from './processes/guarded';
import { runJob } from './processes/job';
import { rotateLogs } from './processes/logs';
import { stopLeftovers } from './processes/pid-files';
import type { Supervised } from './processes/supervised';
import { choosePorts } from './services/choose-ports';
import { ensureDatabase } from './services/database';
import { demoRolePassword } from './services/demo-secrets';
import { cliEnvironment, urlOf, type Environment, type StackSettings } from './services/environment';
import type { Helper, ServicePorts } from './services/service-list';
import { nodeProcess, startHelpers, startServices } from './services/start-services';
import { ensureTopics } from './services/topics';
import { demoKeys } from './state/demo-file';
import { ownFolder } from './state/folders';

export interface StackOptions {
  /** Data, logs, pid files and generated secrets; one stack at a time uses it. */
  stateDir: string;
  /** Engines that are there already, by variable (`DATABASE_URL` as administrator); the others are started. */
  given?: Partial<PartUrls>;
  /** A database to make and use on the server; default the one in a given `DATABASE_URL`, else `tuntas`. */
  database?: string;
  /** The password of the services' database roles, which all databases of one server share. */
  rolePassword?: string;
  /** Kafka topics are `<topicPrefix>.<service>`; default `tuntas`. */
  topicPrefix?: string;
  /** Default `tuntas`. */
  redisPrefix?: string;
  /** Partitions of topics that are made; default 6. */
  partitions?: number;
  /** `public`: the documented ports or those of the variables. `private`: any free ones. Default `private`. */
  ports?: 'public' | 'private';
  /** Whether what dies is started again by itself; default true. Off for tests that restart it themselves. */
  restarts?: boolean;
  /** Whether PostgreSQL waits for the disk; default true. */
  durable?: boolean;
  /** Told Kafka's port, answers the one that its clients are told: of a proxy in front of it. */
  kafkaThrough?: (port: number) => number;
  /** Variables that pass through to the processes, such as `PAYOUT_LIMITS`; default `process.env`. */
  env?: Record<string, string | undefined>;
  /** The guard of `stateDir` when the caller has opened it already. */
  guard?: Guard;
  /** Progress, and every death and return, one line each; default silent. */
  say?: (line: string) => void;
}

/** A running stack. */
export interface Stack {
  readonly settings: StackSettings;
  /** Base addresses, `http://127.0.0.1:<port>`. */
  readonly addresses: Record<Service | Helper, string>;
  /** Services by name: `pid`, `kill(signal)`, `stop()`, `start()`, `restart()`. */
  readonly services: ReadonlyMap<Service, Supervised>;
  readonly helpers: ReadonlyMap<Helper, Supervised>;
  /** Engines that this stack started itself; those that were given are missing. */
  readonly parts: ReadonlyMap<PartName, Supervised>;
  /** What the command line needs to work on this stack; the demo's keys too once the seed has run. */
  environment(): Environment;
  /** Runs a compiled program (`apps/cli/src/seed.js`) against the stack; throws when it fails. */
  run(program: string, args?: string[], within?: number): Promise<void>;
  /** Called when the guard was killed, and with it everything else. */
  onLost(hear: () => void): void;
  /** Stops everything in order. */
  stop(): Promise<void>;
  /** Kills everything at once. */
  kill(): void;
}

/**
 * Opens the guard of a state folder: ends what an earlier run left there and starts new logs.
 * Close it to stop everything that was started through it.
 */
export async function openGuard(stateDir: string, say: (line: string) => void = silent): Promise<Guard> {
  ownFolder(stateDir);
  const leftovers = await stopLeftovers(join(stateDir, 'run'));
  if (leftovers.length > 0) say(`Stopped what an earlier run left: ${leftovers.join(', ')}`);
  rotateLogs(join(stateDir, 'logs'));
  return Guard.open(join(stateDir, 'run'));
}

/** Starts the engines only. The caller closes the guard. */
export async function startEngines(guard: Guard, options: StackOptions): Promise<RunningParts> {
  const { stateDir, given = {}, durable = true, restarts = true, kafkaThrough, say = silent } = options;
  return startParts({ stateDir, guard, given, durable, restarts, kafkaThrough, say });
}

/** Starts engines, topics, schema, the stand-ins for mail and bank, and all services; resolves when all are ready. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { restarts = true, say = silent, topicPrefix = 'tuntas', redisPrefix = 'tuntas' } = options;
  const guard = options.guard ?? (await openGuard(options.stateDir, say));
  try {
    const { stateDir, given = {}, env = process.env, partitions = 6 } = options;
    const ports = await choosePorts(options.ports ?? 'private', env, say);
    guard.onClosed(() => release(Object.values(ports)));
    const { urls, parts } = await startEngines(guard, options);
    const database = options.database ?? (given.DATABASE_URL ? undefined : 'tuntas');
    if (database) urls.DATABASE_URL = await ensureDatabase(urls.DATABASE_URL, database);
    const rolePassword = (service: Service) => options.rolePassword ?? demoRolePassword(service);
    const settings = { stateDir, ports, urls, topicPrefix, redisPrefix, rolePassword, inherited: env };
    const environment = () => ({ ...cliEnvironment(settings), ...demoKeys(stateDir) });
    const run = async (program: string, args: string[] = [], within = 300_000) => {
      const name = /([^/]+)\.js$/.exec(program)?.[1] ?? program;
      const log = join(stateDir, 'logs', `${name}.log`);
      await runJob(
        guard,
        name,
        nodeProcess(program, { env: environment(), log, wave: 'service', args }),
        within,
      );
    };
    await Promise.all([ensureTopics(settings, partitions), run('apps/cli/src/migrate.js')]);
    say('Database and topics are up to date');
    const [began, how] = [Date.now(), { guard, settings, restarts, say }];
    const [helpers, services] = await Promise.all([startHelpers(how), startServices(how)]);
    say(`All services are ready  ${((Date.now() - began) / 1_000).toFixed(1)} s`);
    return {
      settings,
      addresses: addressesOf(ports),
      services,
      helpers,
      parts,
      environment,
      run,
      onLost: (hear) => guard.onLost(hear),
      kill: () => guard.kill(),
      stop: () => guard.close(),
    };
  } catch (error) {
    await guard.close();
    throw error;
  }
}

function addressesOf(ports: ServicePorts): Stack['addresses'] {
  return {
    gateway: urlOf('gateway', ports),
    claims: urlOf('claims', ports),
    resolution: urlOf('resolution', ports),
    tracking: urlOf('tracking', ports),
    notifications: urlOf('notifications', ports),
    mail: urlOf('mail', ports),
    bank: urlOf('bank', ports),
  };
}

const silent = () => undefined;
