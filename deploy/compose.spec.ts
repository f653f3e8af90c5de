import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '@tuntas/contracts';
import { parseConfig } from '@tuntas/platform';
import { parse } from 'yaml';
import { serviceConfigs } from './service-configs.fixture';

type Environment = Record<string, string>;

const root = join(__dirname, '..');
const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<string, { environment: Environment; volumes?: string[]; build?: object }>;
  volumes: Record<string, null>;
};

/** What somebody who deploys fills in; values only have to have the right shape. */
const secret = 'f'.repeat(64);
const filledIn: Environment = {
  PUBLIC_URL: 'https://tuntas.example',
  BANK_URL: 'https://bank.example',
  SMTP_URL: 'smtps://mail.example',
  MAIL_FROM: 'no-reply@tuntas.example',
};
const image: Environment = { NODE_ENV: 'production', HOST: '0.0.0.0', PORT: '3000', STATE_DIR: '/state' };

const wanted = readFileSync(join(root, 'deploy/compose.env'), 'utf8').match(/^\w+(?==)/gm) ?? [];
const used = [...readFileSync(join(root, 'docker-compose.yml'), 'utf8').matchAll(/\$\{(\w+):\?\}/g)].map(
  ([, name]) => name,
);

/** As docker compose would: variables put in, defaults where there are any. */
function environmentOf(name: string): Environment {
  const entries = Object.entries(compose.services[name]?.environment ?? {}).map(([key, value]) => [
    key,
    value.replace(/\$\{(\w+)(?::-(\w*))?(?::\?)?\}/g, (_, variable: string, otherwise?: string) => {
      return otherwise ?? filledIn[variable] ?? secret;
    }),
  ]);
  return { ...image, ...Object.fromEntries(entries) };
}

it.each(services)('sets everything that %s requires', (service) => {
  expect(() => parseConfig(serviceConfigs[service], environmentOf(service))).not.toThrow();
});

it.each(services)('connects %s with a role of its own', (service) => {
  expect(environmentOf(service)['DATABASE_URL']).toContain(`//tuntas_${service}:`);
});

it('asks for exactly the variables that the file to copy lists', () => {
  expect([...new Set(used)].sort()).toEqual([...wanted].sort());
});

it('declares every volume it uses', () => {
  const mounted = Object.values(compose.services).flatMap(({ volumes = [] }) =>
    volumes.map((v) => v.split(':')[0]),
  );
  expect(mounted.sort()).toEqual(Object.keys(compose.volumes).sort());
});
