import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../database/database';
import { type BackgroundLoop, backgroundLoop } from '../operations/background-loop';

const HOUR_MS = 60 * 60 * 1_000;
const BATCH = 1_000;

/** Forgets keys after two days, in small batches, so that neither the table nor a lock grows large. */
@Injectable()
export class IdempotencyPurge implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private loop?: BackgroundLoop;

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.loop = backgroundLoop('IdempotencyPurge', HOUR_MS, async () => {
      while ((await this.purgeBatch()) === BATCH);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
  }

  /** Deletes one batch and returns its size; several processes may do so at once. */
  async purgeBatch(): Promise<number> {
    const deleted = await this.database.statement({
      text: `DELETE FROM idempotency_keys WHERE (scope, route, key) IN (
               SELECT scope, route, key FROM idempotency_keys
               WHERE created_at < now() - interval '48 hours'
               ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
             RETURNING 1`,
      values: [],
    });
    return deleted.length;
  }
}
