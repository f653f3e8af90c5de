import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, Api } from '../support/api';
import { runStack, type RunningStack } from '../support/running-stack';
import { nameOf, reference, type Reference, type Route } from './routes';

export interface Problem {
  readonly code?: string;
}

export const roles = ['courier', 'shipper', 'agent', 'supervisor', 'finance', 'admin'] as const;

const sample = join(__dirname, '../../../deploy/local/sample/claims-sample.csv');
const freely = { capacity: 1_000_000, perSecond: 1_000_000 };

export interface System extends Reference {
  readonly tuntas: RunningStack;
  /** Signed in with a role; `archive` is a shipper of another organisation, which has claims; anybody else is nobody. */
  as(role: string): Api;
  call(role: string, route: Route, address: string, body?: unknown): Promise<Answer<Problem>>;
}

/** A whole system with people of every role, and past claims of one organisation that the others must not see. */
export async function abusedSystem(): Promise<System> {
  const tuntas = await runStack({
    RATE_LIMITS: JSON.stringify(
      Object.fromEntries(['person', 'anonymous', 'api_key', 'lookup', 'search'].map((of) => [of, freely])),
    ),
  });
  const people = new Map<string, Api>();
  for (const role of roles) people.set(role, await tuntas.as(role));
  people.set('archive', await tuntas.as('shipper', 1));
  const folder = mkdtempSync(join(tmpdir(), 'tuntas-abuse-'));
  copyFileSync(sample, join(folder, 'claims.csv'));
  await tuntas.stack.run('apps/cli/src/replay.js', [join(folder, 'claims.csv')]);
  rmSync(folder, { recursive: true, force: true });
  const { routes, components } = await reference(tuntas.anonymous());
  const as = (role: string): Api => people.get(role) ?? tuntas.anonymous();
  return {
    tuntas,
    as,
    components,
    // The live stream never ends its answer, and signing out would end the calls of the others.
    routes: routes.filter(
      (route) => nameOf(route) !== 'GET /api/events' && nameOf(route) !== 'DELETE /api/session',
    ),
    call: (role, { method }, address, body = {}) =>
      as(role).call<Problem>(method, address, method === 'GET' || method === 'DELETE' ? undefined : body, {
        ifMatch: '"1"',
      }),
  };
}
