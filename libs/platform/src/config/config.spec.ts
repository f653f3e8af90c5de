import { z } from 'zod';
import { ConfigError, defineConfig, parseConfig } from './config';

const schema = defineConfig({ LINK_SECRET: z.string().min(16) });

const env = {
  NODE_ENV: 'production',
  PORT: '3001',
  DATABASE_URL: 'postgres://tuntas_claims:pw@127.0.0.1/tuntas',
  REDIS_URL: 'redis://redis.example:6379',
  KAFKA_BROKERS: 'a:9092, b:9092',
  JWKS_URL: 'http://127.0.0.1:3000/.well-known/jwks.json',
  SERVICE_TOKEN: 'x'.repeat(32),
  STATE_DIR: '/var/lib/tuntas',
  LINK_SECRET: 'y'.repeat(16),
};

const namesOf = (bad: Record<string, string | undefined>): readonly string[] => {
  try {
    parseConfig(schema, bad);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.names;
    throw error;
  }
};

describe('parseConfig', () => {
  it('gives values their types and defaults', () => {
    expect(parseConfig(schema, env)).toMatchObject({
      PORT: 3001,
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      DATABASE_POOL_SIZE: 10,
      KAFKA_BROKERS: ['a:9092', 'b:9092'],
      KAFKA_TOPIC_PREFIX: 'tuntas',
      TRUST_PROXY: false,
    });
  });

  it('takes an empty variable as one that is not set', () => {
    expect(parseConfig(schema, { ...env, LOG_LEVEL: '' }).LOG_LEVEL).toBe('info');
    expect(namesOf({ ...env, LINK_SECRET: '' })).toEqual(['LINK_SECRET']);
  });

  it('names every bad variable and no value', () => {
    const bad = {
      ...env,
      PORT: 'eighty',
      SERVICE_TOKEN: 'hunter2',
      DATABASE_URL: 'mysql://root:hunter2@x/y',
    };
    expect(namesOf(bad)).toEqual(['PORT', 'DATABASE_URL', 'SERVICE_TOKEN']);
    expect(() => parseConfig(schema, bad)).toThrow(
      new ConfigError(['PORT', 'DATABASE_URL', 'SERVICE_TOKEN']).message,
    );
    expect(() => parseConfig(schema, bad)).not.toThrow(/hunter2|eighty/);
  });

  it.each([
    ['SERVICE_TOKEN', `demo-${'x'.repeat(32)}`],
    ['LINK_SECRET', `demo-${'x'.repeat(32)}`],
    ['DATABASE_URL', 'postgres://tuntas_claims:demo-password@db/tuntas'],
  ])('refuses a demo secret in %s in production only', (name, value) => {
    expect(namesOf({ ...env, [name]: value })).toEqual([name]);
    expect(namesOf({ ...env, [name]: value, NODE_ENV: 'development' })).toEqual([]);
  });
});
