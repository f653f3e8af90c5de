import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Rules {
  readonly groups: readonly {
    readonly rules: readonly { readonly alert: string; readonly expr: string }[];
  }[];
}
interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly targets: readonly { readonly expr: string }[];
  }[];
}

const root = join(__dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const alerts = (parse(read('deploy/observability/alerts.yml')) as Rules).groups.flatMap(({ rules }) => rules);
const { panels } = JSON.parse(read('deploy/observability/dashboard.json')) as Dashboard;

/** Every metric that the code makes, and those prom-client and Prometheus add. */
const known = new Set(['up', 'process_cpu_seconds_total', 'process_resident_memory_bytes']);
for (const folder of ['apps', 'libs']) {
  for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.includes('spec')) continue;
    for (const [, name] of read(join(folder, file)).matchAll(/'((?:tuntas|http)_[a-z_]+)'/g))
      known.add(name ?? '');
  }
}

const metricsIn = (expression: string): string[] =>
  [...expression.matchAll(/\b(?:up|(?:tuntas|http|process)_[a-z_]+)\b/g)].map(([name]) =>
    /^(http_request|tuntas_timers_lateness)/.test(name) ? name.replace(/_(bucket|count|sum)$/, '') : name,
  );

const expressions = [
  ...alerts.map(({ alert, expr }) => [alert, expr] as const),
  ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
];

it.each(expressions)('%s asks for metrics that there are', (_name, expression) => {
  const named = metricsIn(expression);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

it('says of every alert what to do', () => {
  const headings = [...read('docs/operations.md').matchAll(/^### (\w+)$/gm)].map(([, name]) => name);
  expect(headings.sort()).toEqual(alerts.map(({ alert }) => alert).sort());
});
