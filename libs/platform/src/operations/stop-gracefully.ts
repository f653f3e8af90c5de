import type { INestApplication } from '@nestjs/common';
import type { Logger } from 'pino';
import { Readiness } from './readiness';

/** Within the ten seconds an orchestrator grants. */
const DEADLINE_MS = 9_000;

/** On SIGTERM or SIGINT: not ready any more, take no new work, finish what runs, close, `flush`, exit 0. */
export function stopGracefully(app: INestApplication, logger: Logger, flush: () => Promise<void>): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    app.get(Readiness, { strict: false }).beginShutdown();
    // What still runs then is cut off; nothing half-done is kept, because effects commit or roll back.
    setTimeout(() => {
      logger.warn('stopped with work unfinished');
      process.exit(0);
    }, DEADLINE_MS).unref();
    app
      .close()
      .catch((error: unknown) => logger.error({ err: error }, 'could not close cleanly'))
      .then(flush)
      .catch((error: unknown) => logger.warn({ err: error }, 'the last traces were not sent'))
      .finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
