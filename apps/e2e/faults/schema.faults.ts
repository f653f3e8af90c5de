import type { Fault } from './fault';

/** A newer version's migration job runs, and adds what the running version does not know. */
const migrated: Fault = {
  name: 'a migration runs while the old code does',
  numbers: ['F37'],
  // It waits for whoever holds its tables, who must not be broken as well.
  hits: 'everything',
  lasts: [1, 3],
  break: async ({ stack, look }, dice) => {
    const column = `later_${dice.between(1, 1_000_000)}`;
    await stack.run('apps/cli/src/migrate.js');
    for (const table of [
      'claims.claims',
      'resolution.payouts',
      'tracking.shipments',
      'notifications.messages',
    ])
      await look(`SET lock_timeout = '5s'; ALTER TABLE ${table} ADD COLUMN ${column} text`);
    return async () => undefined;
  },
};

export const schemaFaults: readonly Fault[] = [migrated];
