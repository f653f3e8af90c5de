import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A claim that was looked at may wait for a rule to approve it, in a transaction of its own. */
export class ApproveChecked1795749550000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE claim_checks ADD COLUMN approve boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE claim_checks DROP COLUMN approve');
  }
}
