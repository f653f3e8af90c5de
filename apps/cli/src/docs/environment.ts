/** Values that every service accepts; nothing of them reaches a document and nothing is connected to. */
export const environment: Record<string, string> = {
  PORT: '1',
  DATABASE_URL: 'postgres://docs@127.0.0.1:1/docs',
  REDIS_URL: 'redis://127.0.0.1:1',
  KAFKA_BROKERS: '127.0.0.1:1',
  JWKS_URL: 'http://127.0.0.1:1/jwks',
  SERVICE_TOKEN: 'x'.repeat(32),
  AUTH_SECRET: 'x'.repeat(32),
  LINK_SECRET: 'x'.repeat(32),
  BANK_KEY: 'x'.repeat(32),
  STATE_DIR: '.',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'docs@tuntas.example',
  ...Object.fromEntries(
    ['CLAIMS', 'RESOLUTION', 'TRACKING', 'NOTIFICATIONS', 'GATEWAY', 'BANK', 'MAIL'].map((name) => [
      `${name}_URL`,
      'http://127.0.0.1:1',
    ]),
  ),
};
