import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Api } from '../support/api';
import type { RunningStack } from '../support/running-stack';
import { ask } from './raw';
import { filled, nameOf, type Route } from './routes';

interface Bomb {
  readonly name: string;
  readonly headers?: Record<string, string>;
  readonly body: string | Buffer;
}

const nested = (open: string, close: string, depth: number): string =>
  open.repeat(depth) + close.repeat(depth);

/** Small to send and large to look at, for whoever reads a body before it is known what it is for. */
const bodies: readonly Bomb[] = [
  { name: 'brackets', body: nested('[', ']', 200_000) },
  { name: 'braces', body: nested('{"a":', '}', 100_000).replace(':}', ':1}') },
  { name: 'a huge list', body: `[${'0,'.repeat(250_000)}0]` },
  { name: 'unknown fields', body: `{${Array.from({ length: 30_000 }, (_, i) => `"f${i}":1`).join()}}` },
  {
    name: 'compressed zeros',
    headers: { 'content-encoding': 'gzip' },
    body: gzipSync(Buffer.alloc(100_000_000)),
  },
  {
    name: 'a flood of columns',
    headers: { 'content-type': 'text/csv' },
    body: `${'a,'.repeat(20_000)}\n${'"'.repeat(20_000)}`,
  },
];

/** The same as JSON for the fields of a route: patterns that look for an end from every beginning. */
const values: Readonly<Record<string, string>> = {
  'brackets in every field': nested('[', ']', 5_000),
  'huge lists in every field': `[${'"a",'.repeat(10_000)}"a"]`,
  'a huge number in every field': '9'.repeat(20_000),
  'spaces in every field': `"${' '.repeat(30_000)}x"`,
  'addresses in every field': `"${'a@a.'.repeat(8_000)}!"`,
  'dots in every field': `"${'0.'.repeat(15_000)}!"`,
  'dashes in every field': `"${'-'.repeat(30_000)}!"`,
};

const inEachField = ({ body }: Route): Bomb[] => {
  const fields = Object.keys((body?.properties ?? {}) as object);
  if (fields.length === 0) return [];
  return Object.entries(values).map(([name, value]) => ({
    name,
    body: `{${fields.map((field) => `"${field}":${value}`).join()}}`,
  }));
};

/** Of the processor, for one of them: a process that thinks for longer answers nobody meanwhile. */
const MOST_SECONDS = 1;

/** What fails on one of them, thinks about one for long, or leaves somebody without an answer meanwhile (A18). */
export async function bombsThatWork(
  { stack }: RunningStack,
  base: string,
  routes: readonly Route[],
  as: (route: Route) => Api,
): Promise<string[]> {
  const wrong: string[] = [];
  const pids = [...stack.services.values()].map(({ pid }) => pid ?? 0);
  for (const [route, { name, headers, body }] of aimed(routes)) {
    const before = pids.map(secondsOf);
    const how = {
      method: route.method,
      body,
      headers: {
        ...as(route).headers,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        'if-match': '"1"',
        ...headers,
      },
    };
    const [answer, health] = await Promise.all([
      ask(
        base,
        filled(route, () => randomUUID()),
        how,
      ),
      ask(base, '/health/live', { method: 'GET' }),
    ]);
    const seconds = Math.max(...pids.map((pid, index) => secondsOf(pid) - (before[index] ?? 0)));
    const refused = answer.status >= 400 && answer.status < 500;
    if (refused && seconds < MOST_SECONDS && health.status === 200) continue;
    wrong.push(
      `${nameOf(route)}, ${name}: ${answer.status} ${answer.code}, ${seconds} s, health ${health.status}`,
    );
  }
  return wrong;
}

export const isImport = ({ method, path }: Route): boolean => method === 'POST' && /imports?$/.test(path);

/** Values for the fields of every route, and whole bodies for one route of each kind of thing. */
function aimed(routes: readonly Route[]): [Route, Bomb][] {
  const thing = (route: Route): string =>
    isImport(route) ? route.path : (route.path.replace(/^\/api/, '').split('/')[1] ?? '');
  const first = routes.filter((route) => routes.find((one) => thing(one) === thing(route)) === route);
  return [
    ...routes.flatMap((route) => inEachField(route).map((bomb): [Route, Bomb] => [route, bomb])),
    ...first.flatMap((route) => bodies.map((bomb): [Route, Bomb] => [route, bomb])),
  ];
}

/** Of the processor so far; zero where the system does not say. */
function secondsOf(pid: number): number {
  if (process.platform !== 'linux') return 0;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
