import { join } from 'node:path';
import { z } from 'zod';
import { startCatcher } from './catcher';

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().default(3026),
  SMTP_PORT: z.coerce.number().int().default(3025),
  STATE_DIR: z.string().optional(),
});

async function main(): Promise<void> {
  const { HOST, PORT, SMTP_PORT, STATE_DIR } = environment.parse(process.env);
  const folder = STATE_DIR ? join(STATE_DIR, 'mail') : null;
  const catcher = await startCatcher({ host: HOST, port: PORT, smtpPort: SMTP_PORT, folder });
  console.log(
    JSON.stringify({ level: 'info', msg: 'mail catcher listens', page: catcher.url, smtp: catcher.smtpUrl }),
  );
  const stop = (): void => void catcher.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: Error) => {
  console.error(JSON.stringify({ level: 'error', msg: error.message }));
  process.exit(1);
});
