import { waitFor } from '@tuntas/testing';
import type { RunningStack } from '../../e2e/support/running-stack';

/** Waits until everything that follows from the claims filed so far is done, the mails about them included. */
export async function followed({ database }: Pick<RunningStack, 'database'>): Promise<void> {
  await waitFor(
    async () => {
      const { rows } = await database.query<{ left: number }>(
        `SELECT ((SELECT count(*) FROM claims.claims c
                  WHERE NOT EXISTS (SELECT FROM notifications.cases told WHERE told.claim_id = c.id))
               + (SELECT count(*) FROM notifications.messages WHERE state IN ('queued', 'sending')))::int AS left`,
      );
      return rows[0]?.left === 0;
    },
    { timeout: 600_000, every: 500, what: 'all that follows' },
  );
}
