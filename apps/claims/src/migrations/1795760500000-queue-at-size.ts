import type { MigrationInterface, QueryRunner } from 'typeorm';
import { queueAtSize } from './tables/queue-at-size.sql';

export class QueueAtSize1795760500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(queueAtSize);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX claims_desk_claimant, claims_desk_facets, claims_desk;
      DROP STATISTICS claims_facets;
      CREATE INDEX claims_desk ON claims (coalesce(next_due_at, 'infinity'), id)
        WHERE stage IN ('submitted', 'in_review', 'needs_action', 'on_hold');`);
  }
}
