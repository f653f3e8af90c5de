import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStack, type RunningStack } from './running-stack';

/** What every browser test knows of the one stack they share. */
export interface SharedStack {
  readonly url: string;
  readonly mail: string;
  /** Past every scope. */
  readonly database: string;
  readonly people: readonly {
    readonly roles: readonly string[];
    readonly email: string;
    readonly password: string;
  }[];
  readonly keys: Readonly<Record<string, string>>;
}

const variable = 'TUNTAS_BROWSER_STACK';
let running: RunningStack | undefined;

/** Before the first browser test: one stack for all of them, told to the workers by their environment. */
export async function startForBrowsers(): Promise<void> {
  running = await runStack({
    // Every page of every role comes from one address here.
    RATE_LIMITS: JSON.stringify({
      anonymous: { capacity: 10_000, perSecond: 1_000 },
      person: { capacity: 10_000, perSecond: 1_000 },
      stream: { capacity: 1_000, perSecond: 100 },
    }),
    // A test receives webhooks on this machine.
    WEBHOOK_ALLOW_PRIVATE: '1',
  });
  const { gateway, mail } = running.stack.addresses;
  const demo = JSON.parse(readFileSync(join(running.stack.settings.stateDir, 'demo.json'), 'utf8')) as Pick<
    SharedStack,
    'people' | 'keys'
  >;
  const database = running.stack.settings.urls.DATABASE_URL;
  const told: SharedStack = { url: gateway, mail, database, people: demo.people, keys: demo.keys };
  process.env[variable] = JSON.stringify(told);
}

export async function stopForBrowsers(): Promise<void> {
  await running?.stop();
}

export function sharedStack(): SharedStack {
  const text = process.env[variable];
  if (!text) throw new Error(`${variable} is not set: browser tests run by npm run test:browser.`);
  return JSON.parse(text) as SharedStack;
}
