import { services, type Service } from '@tuntas/contracts';
import type { PartUrls } from '../parts/part';
import { demoAccount, demoSecrets } from './demo-secrets';
import type { Helper, ServicePorts } from './service-list';

/** What all processes of one stack agree on. */
export interface StackSettings {
  stateDir: string;
  ports: ServicePorts;
  /** Engines; the database URL is the administrator's. */
  urls: PartUrls;
  topicPrefix: string;
  redisPrefix: string;
  /** The password of a service's database role. Roles belong to the server, not to one database. */
  rolePassword: (service: Service) => string;
  /** The environment of whoever starts the stack: PATH and settings such as LOG_LEVEL pass through. */
  inherited: Record<string, string | undefined>;
}

export type Environment = Record<string, string>;

/** The environment of a service: its own database role, the common variables, and only the secrets it needs. */
export function serviceEnvironment(service: Service, stack: StackSettings): Environment {
  return {
    ...inheritedFrom(stack),
    ...common(stack),
    PORT: String(stack.ports[service]),
    HOST: (service === 'gateway' && stack.inherited['HOST']) || '127.0.0.1',
    DATABASE_URL: roleUrl(stack, service),
    ...ownVariables(service, stack),
  };
}

/** The environment of a stand-in for the outside world; it sees no engine. */
export function helperEnvironment(helper: Helper, stack: StackSettings): Environment {
  return {
    ...inheritedFrom(stack),
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: String(stack.ports[helper]),
    STATE_DIR: stack.stateDir,
    ...(helper === 'mail' ? { SMTP_PORT: String(stack.ports.smtp) } : { BANK_KEY: demoSecrets.bankKey }),
  };
}

/** The environment of the command line (migrate, seed, replay, verify, dead letters): the administrator's. */
export function cliEnvironment(stack: StackSettings): Environment {
  const passwords = services.map((service) => [
    `TUNTAS_${service.toUpperCase()}_DB_PASSWORD`,
    stack.rolePassword(service),
  ]);
  return {
    ...inheritedFrom(stack),
    ...common(stack),
    ...Object.fromEntries(passwords),
    DATABASE_URL: stack.urls.DATABASE_URL,
    TUNTAS_URL: urlOf('gateway', stack.ports),
    AUTH_SECRET: demoSecrets.authSecret,
    LINK_SECRET: demoSecrets.linkSecret,
    BANK_KEY: demoSecrets.bankKey,
  };
}

/** The address of a service or helper. */
export function urlOf(name: Service | Helper, ports: ServicePorts): string {
  return `http://127.0.0.1:${ports[name]}`;
}

function common(stack: StackSettings): Environment {
  const addresses = services.map((name) => [`${name.toUpperCase()}_URL`, urlOf(name, stack.ports)]);
  return {
    NODE_ENV: 'development',
    ...Object.fromEntries(addresses),
    BANK_URL: urlOf('bank', stack.ports),
    REDIS_URL: stack.urls.REDIS_URL,
    KAFKA_BROKERS: stack.urls.KAFKA_BROKERS,
    KAFKA_TOPIC_PREFIX: stack.topicPrefix,
    REDIS_PREFIX: stack.redisPrefix,
    JWKS_URL: `${urlOf('gateway', stack.ports)}/.well-known/jwks.json`,
    PUBLIC_URL: stack.inherited['PUBLIC_URL'] || urlOf('gateway', stack.ports),
    SERVICE_TOKEN: demoSecrets.serviceToken,
    STATE_DIR: stack.stateDir,
  };
}

function ownVariables(service: Service, stack: StackSettings): Environment {
  const link = { LINK_SECRET: demoSecrets.linkSecret };
  const own: Partial<Record<Service, Environment>> = {
    claims: link,
    resolution: { BANK_KEY: demoSecrets.bankKey, BANK_FILE_ACCOUNT: JSON.stringify(demoAccount) },
    gateway: { AUTH_SECRET: demoSecrets.authSecret, MAIL_CATCHER_URL: urlOf('mail', stack.ports) },
    notifications: {
      ...link,
      // Webhook receivers of a demo run on the same machine.
      WEBHOOK_ALLOW_PRIVATE: stack.inherited['WEBHOOK_ALLOW_PRIVATE'] || '1',
      SMTP_URL: `smtp://127.0.0.1:${stack.ports.smtp}`,
      MAIL_FROM: stack.inherited['MAIL_FROM'] || 'Tuntas <no-reply@tuntas.example>',
    },
  };
  return own[service] ?? {};
}

function roleUrl({ urls, rolePassword }: StackSettings, service: Service): string {
  const url = new URL(urls.DATABASE_URL);
  url.username = `tuntas_${service}`;
  url.password = rolePassword(service);
  return url.href;
}

/** npm's own variables would reach every process otherwise. */
function inheritedFrom({ inherited }: StackSettings): Environment {
  const kept: Environment = {};
  for (const [name, value] of Object.entries(inherited)) {
    if (value !== undefined && !name.startsWith('npm_')) kept[name] = value;
  }
  return kept;
}
