import { join } from 'node:path';
import { services, type Service } from '@tuntas/contracts';
import { compiled, checkout } from '../host/checkout';
import type { ChildSpec, Wave } from '../processes/guard-messages';
import type { Guard } from '../processes/guarded';
import { Supervised } from '../processes/supervised';
import {
  helperEnvironment,
  serviceEnvironment,
  urlOf,
  type Environment,
  type StackSettings,
} from './environment';
import type { Helper } from './service-list';

export interface StartServicesOptions {
  guard: Guard;
  settings: StackSettings;
  restarts: boolean;
  say: (line: string) => void;
  /** Milliseconds until a service must be ready. */
  readyWithin?: number;
}

/** Starts the local bank and the mail catcher. */
export async function startHelpers(options: StartServicesOptions): Promise<Map<Helper, Supervised>> {
  const { stateDir } = options.settings;
  const started = (['mail', 'bank'] as const).map((name) => {
    const spec = nodeProcess(`deploy/local/${name}/main.js`, {
      env: helperEnvironment(name, options.settings),
      log: join(stateDir, `logs/${name}.log`),
      wave: 'helper',
    });
    const address = urlOf(name, options.settings.ports);
    return [name, supervise(name, spec, () => answers(address), options)] as const;
  });
  await Promise.all(started.map(([, helper]) => helper.start()));
  return new Map(started);
}

/** Starts all services side by side and waits until each says that it is ready. */
export async function startServices(options: StartServicesOptions): Promise<Map<Service, Supervised>> {
  const { settings } = options;
  const started = services.map((name) => {
    const spec = nodeProcess(`apps/${name}/src/main.js`, {
      env: serviceEnvironment(name, settings),
      log: join(settings.stateDir, `logs/${name}.log`),
      wave: 'service',
    });
    const health = `${urlOf(name, settings.ports)}/health/ready`;
    return [name, supervise(name, spec, () => isOk(health), options)] as const;
  });
  await Promise.all(started.map(([, service]) => service.start()));
  return new Map(started);
}

// The young generation otherwise grows to 48 MB while a service starts and never shrinks again.
const nodeOptions = ['--enable-source-maps', '--max-semi-space-size=4'];

/** How a compiled program of this repository runs as a child. */
export function nodeProcess(
  program: string,
  { args = [], ...rest }: { env: Environment; log: string; wave: Wave; args?: string[] },
): ChildSpec {
  return {
    command: process.execPath,
    args: [...nodeOptions, compiled(program), ...args],
    cwd: checkout,
    stopSignal: 'SIGTERM',
    // Services promise to be gone within ten seconds.
    stopWithin: 11_000,
    ...rest,
  };
}

function supervise(
  name: string,
  spec: ChildSpec,
  isReady: () => Promise<boolean>,
  options: StartServicesOptions,
) {
  const { guard, restarts, say, readyWithin = 180_000 } = options;
  return new Supervised({ guard, name, spec, isReady, readyWithin, pollEvery: 300, restarts, say });
}

async function isOk(url: string): Promise<boolean> {
  return (await statusOf(url)) === 200;
}

async function answers(url: string): Promise<boolean> {
  return (await statusOf(url)) !== null;
}

async function statusOf(url: string): Promise<number | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}
