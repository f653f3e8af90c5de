import { scopedTable } from '@tuntas/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { queueTables } from './tables/queue.sql';

export class Queue1795748679000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(queueTables);
    await runner.query(scopedTable('agents'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION IF EXISTS claims_like');
    for (const index of ['claims_desk', 'claims_desk_agent', 'claims_desk_organisation', 'claims_text']) {
      await runner.query(`DROP INDEX IF EXISTS ${index}`);
    }
    await runner.query('CREATE INDEX claims_queue ON claims (next_due_at, id) WHERE next_due_at IS NOT NULL');
    await runner.query('ALTER TABLE claims DROP COLUMN IF EXISTS priority');
    for (const table of ['queue_views', 'agents']) await runner.query(`DROP TABLE IF EXISTS ${table}`);
  }
}
