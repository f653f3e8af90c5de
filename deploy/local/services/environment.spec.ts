import { services } from '@tuntas/contracts';
import { cliEnvironment, helperEnvironment, serviceEnvironment, type StackSettings } from './environment';
import { publicPorts, type ServicePorts } from './service-list';

const ports = Object.fromEntries(
  Object.entries(publicPorts).map(([name, { wanted }]) => [name, wanted]),
) as ServicePorts;

const stack: StackSettings = {
  stateDir: '/state',
  ports,
  urls: {
    DATABASE_URL: 'postgres://postgres:admin-secret@127.0.0.1:20000/tuntas',
    REDIS_URL: 'redis://:x@127.0.0.1:20001',
    KAFKA_BROKERS: '127.0.0.1:20002',
  },
  topicPrefix: 'tuntas',
  redisPrefix: 'tuntas',
  rolePassword: (service) => `demo-${service}`,
  inherited: {
    PATH: '/bin',
    LOG_LEVEL: 'warn',
    PORT: '9',
    npm_lifecycle_event: 'start',
    NODE_ENV: 'production',
  },
};

it('gives a service its own role, never the administrator', () => {
  expect(serviceEnvironment('claims', stack)['DATABASE_URL']).toBe(
    'postgres://tuntas_claims:demo-claims@127.0.0.1:20000/tuntas',
  );
  for (const service of services) {
    expect(JSON.stringify(serviceEnvironment(service, stack))).not.toContain('admin-secret');
  }
});

it('gives a service only the secrets it needs', () => {
  expect(serviceEnvironment('tracking', stack)).not.toHaveProperty('BANK_KEY');
  expect(serviceEnvironment('claims', stack)).not.toHaveProperty('AUTH_SECRET');
  expect(serviceEnvironment('resolution', stack)['BANK_KEY']).toMatch(/^demo-/);
});

it('lets settings of the user through, but not npm, nor what decides where things run', () => {
  const claims = serviceEnvironment('claims', stack);
  expect(claims).toMatchObject({
    LOG_LEVEL: 'warn',
    PORT: '3001',
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
  });
  expect(claims).not.toHaveProperty('npm_lifecycle_event');
});

it('opens only the gateway to other machines, and only when asked', () => {
  const open = { ...stack, inherited: { HOST: '0.0.0.0' } };
  expect(serviceEnvironment('gateway', open)['HOST']).toBe('0.0.0.0');
  expect(serviceEnvironment('claims', open)['HOST']).toBe('127.0.0.1');
});

it('keeps the engines from the helpers and gives the command line the administrator', () => {
  expect(helperEnvironment('bank', stack)).not.toHaveProperty('DATABASE_URL');
  expect(helperEnvironment('mail', stack)).toMatchObject({ PORT: '3026', SMTP_PORT: '3025' });
  expect(cliEnvironment(stack)).toMatchObject({
    DATABASE_URL: stack.urls.DATABASE_URL,
    TUNTAS_CLAIMS_DB_PASSWORD: 'demo-claims',
  });
});
