import { scopedTable } from '@tuntas/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { messageTables } from './tables/messages.sql';

export class ClaimMessages1795749035000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(messageTables);
    await runner.query(scopedTable('claim_message_files'));
    await runner.query(scopedTable('claim_thread_reads'));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['claim_thread_reads', 'claim_message_files', 'claim_messages']) {
      await runner.query(`DROP TABLE IF EXISTS ${table}`);
    }
  }
}
