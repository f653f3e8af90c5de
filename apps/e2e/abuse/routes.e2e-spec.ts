import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { valuesOf } from './bodies';
import { harvest } from './harvest';
import { answerProblems } from './answers';
import { idsThatRun, queriesThatRun } from './injections';
import { keysThatPass } from './keys';
import { overridesThatCount, spellingsThatGiveMore } from './paths';
import { filled, nameOf, type Route } from './routes';
import { abusedSystem, roles, type System } from './system';

const nobodys = (route: Route): string => filled(route, () => randomUUID());

/** Abuses A1-A3, A6-A8 and A17 on every route that the running system says it has. */
describe('every route', () => {
  let system: System;
  let foreign: Map<string, string>;

  const open = (role: string) => system.routes.filter((route) => route.roles?.includes(role));
  const bodies = (route: Route, numRuns: number, seed: number): unknown[] =>
    fc.sample(route.body ? valuesOf(route.body, system.components) : fc.constant({}), { numRuns, seed });

  beforeAll(async () => {
    system = await abusedSystem();
    foreign = await harvest(system.as('archive'), 'shipper', system.routes);
    const own = await harvest(system.as('shipper'), 'shipper', system.routes);
    for (const id of own.keys()) foreign.delete(id);
  }, 240_000);

  afterAll(() => system?.tuntas.stop());

  it('refuses whoever is not signed in, and every role that it does not name (A2)', async () => {
    const wrong: string[] = [];
    for (const route of system.routes.filter((one) => one.roles !== null)) {
      const nobody = await system.call('nobody', route, nobodys(route));
      if (nobody.status !== 401) wrong.push(`nobody, ${nameOf(route)}: ${nobody.status}`);
      for (const role of roles.filter((one) => !route.roles?.includes(one))) {
        const { status } = await system.call(role, route, nobodys(route));
        if (status !== 403) wrong.push(`${role}, ${nameOf(route)}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('answers another organisation’s ids as it answers ids that nobody has (A1)', async () => {
    expect(foreign.size).toBeGreaterThan(100);
    const ids = someOfEach(foreign, 3);
    const wrong: string[] = [];
    for (const route of open('shipper').filter((one) => one.parameters.length > 0)) {
      const [body] = bodies(route, 1, 1);
      const missing = await system.call('shipper', route, nobodys(route), body);
      if (missing.status < 400) wrong.push(`${nameOf(route)} with an id that nobody has: ${missing.status}`);
      for (const [id, shownBy] of ids) {
        const answer = await system.call(
          'shipper',
          route,
          filled(route, () => id),
          body,
        );
        if (answer.status === missing.status && answer.body.code === missing.body.code) continue;
        wrong.push(`${nameOf(route)} with an id of ${shownBy}: ${answer.status} ${answer.body.code}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('refuses every column of the database that is not a field of its body (A3)', async () => {
    const { rows } = await system.tuntas.database.query<{ name: string }>(
      `SELECT DISTINCT column_name AS name FROM information_schema.columns
       WHERE table_schema IN ('claims', 'resolution', 'tracking', 'notifications', 'gateway')`,
    );
    const columns = Object.fromEntries(
      rows.flatMap(({ name }) => [name, camel(name)]).map((name) => [name, 1]),
    );
    const wrong: string[] = [];
    for (const route of system.routes.filter((one) => one.body !== null)) {
      const { status } = await system.call(route.roles?.[0] ?? 'nobody', route, nobodys(route), columns);
      if (status !== 400 && !(route.roles === null && status === 404))
        wrong.push(`${nameOf(route)}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('gives no other spelling, method or header more than its plain path (A6)', async () => {
    expect(await spellingsThatGiveMore(system)).toEqual([]);
    expect(await overridesThatCount(system)).toEqual([]);
  });

  it('takes no text for a statement: not as sort, filter, search, cursor or id (A7)', async () => {
    expect(await queriesThatRun(system)).toEqual([]);
    expect(await idsThatRun(system)).toEqual([]);
  });

  it('takes no endless Idempotency-Key, and none that moves money goes without (A8)', async () => {
    expect(await keysThatPass(system)).toEqual([]);
  });

  it('never fails on generated requests, and answers what its reference says (A17)', async () => {
    const wrong = new Set<string>();
    const ids = [...(await harvest(system.as('agent'), 'agent', system.routes)).keys()];
    for (const [index, route] of lastPeople(system.routes).entries()) {
      const role = route.roles?.[index % route.roles.length] ?? 'nobody';
      for (const [run, body] of bodies(route, 8, index).entries()) {
        const id = ids[(index * 31 + run * 7) % ids.length] ?? randomUUID();
        const { status, body: answer } = await system.call(
          role,
          route,
          filled(route, () => id),
          body,
        );
        if (status >= 500) wrong.add(`${nameOf(route)}: ${status} for ${JSON.stringify(body)}`);
        for (const problem of answerProblems(route, status, answer, system.components)) {
          wrong.add(`${nameOf(route)} ${status}: ${problem}`);
        }
      }
    }
    expect([...wrong]).toEqual([]);
  });
});

/** A few ids for each route that showed some. */
function someOfEach(ids: ReadonlyMap<string, string>, most: number): [string, string][] {
  const taken = new Map<string, number>();
  return [...ids].filter(([, shownBy]) => {
    const count = (taken.get(shownBy) ?? 0) + 1;
    taken.set(shownBy, count);
    return count <= most;
  });
}

/** What may shut people out comes last. */
const lastPeople = (routes: readonly Route[]): Route[] => {
  const shutsOut = ({ path }: Route): boolean =>
    /^\/api\/(people|password|session|api-keys|organisations)/.test(path);
  return [...routes.filter((route) => !shutsOut(route)), ...routes.filter(shutsOut)];
};

const camel = (column: string): string =>
  column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
