import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is told of a remedy, also by a service that has not heard of the claim yet; NULL for remedies opened before. */
export class ClaimantsOfRemedies1795838500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE remedies ADD COLUMN claimant_id text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE remedies DROP COLUMN claimant_id');
  }
}
