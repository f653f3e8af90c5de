import { z } from 'zod';

/** A comma list such as `a:9092,b:9092`, as an array without empty parts. */
const list = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.string()).min(1));

const port = z.coerce.number().int().min(0).max(65_535);

/** `true`, `false` or a comma list of proxy addresses, as Fastify's `trustProxy` takes it. */
const trustProxy = z
  .string()
  .transform((text) => (text === 'true' ? true : text === 'false' || text === '' ? false : text));

/**
 * The variables every service process takes. A service adds its own with `defineConfig({ ... })`; the parsed
 * object keeps the variables' names, so that `config.SERVICE_TOKEN` in code is `SERVICE_TOKEN` in the shell.
 */
export const baseConfig = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }),
  KAFKA_BROKERS: list,
  KAFKA_TOPIC_PREFIX: z
    .string()
    .regex(/^[a-zA-Z0-9._-]+$/)
    .default('tuntas'),
  REDIS_PREFIX: z.string().min(1).default('tuntas'),
  JWKS_URL: z.url({ protocol: /^https?$/ }),
  SERVICE_TOKEN: z.string().min(32),
  /** Still accepted while processes are restarted with a new one. */
  SERVICE_TOKEN_PREVIOUS: z.string().min(32).optional(),
  STATE_DIR: z.string().min(1),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:3000'),
  TRUST_PROXY: trustProxy.default(false),
  /** Base address of an OpenTelemetry collector, such as `http://127.0.0.1:4318`; without it nothing is traced. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
});

/** What every service's configuration holds at least. */
export type BaseConfig = z.infer<typeof baseConfig>;

/** A service's configuration schema: the common variables and its own. */
export function defineConfig<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return baseConfig.extend(shape);
}

/** Thrown by `parseConfig`; `names` are the variables that are missing or wrong. Values are never kept. */
export class ConfigError extends Error {
  constructor(readonly names: readonly string[]) {
    super(`Missing or wrong configuration: ${names.join(', ')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Parses `env` with the schema.
 * @throws ConfigError naming every bad variable; in production also every variable that still holds a `demo-` secret.
 */
export function parseConfig<Schema extends z.ZodType>(
  schema: Schema,
  env: Record<string, string | undefined>,
): z.output<Schema> {
  // An empty variable is how shells and compose files spell "not set".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError([
      ...new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? '(schema)'))),
    ]);
  }
  const config = parsed.data;
  if (isRecord(config) && config['NODE_ENV'] === 'production') {
    const demo = Object.keys(config).filter((name) => holdsDemoSecret(given[name]));
    if (demo.length > 0) throw new ConfigError(demo);
  }
  return config;
}

/** `parseConfig` over `process.env` for a `main.ts`: prints the names of the bad variables and exits with 1. */
export function loadConfig<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
  try {
    return parseConfig(schema, process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A fixed secret of the local stack, plain or as the password inside a URL. */
function holdsDemoSecret(value: string | undefined): boolean {
  if (value === undefined) return false;
  return value.startsWith('demo-') || /^[a-z]+:\/\/[^/]*:demo-[^/]*@/i.test(value);
}
