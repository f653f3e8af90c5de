import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What belongs to an endpoint or a delivery is seen by whoever sees that: their policies decide. */
const behind = (table: string, column: string, owner: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  CREATE POLICY scope ON ${table} USING (EXISTS (SELECT FROM ${owner} WHERE id = ${table}.${column}));
`;

export class ScopedWebhookLogs1795752600000 implements MigrationInterface {
  name = 'ScopedWebhookLogs1795752600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(behind('webhook_sequences', 'endpoint_id', 'webhook_endpoints'));
    await runner.query(behind('webhook_attempts', 'delivery_id', 'webhook_deliveries'));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['webhook_sequences', 'webhook_attempts']) {
      await runner.query(`DROP POLICY scope ON ${table}; ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
    }
  }
}
