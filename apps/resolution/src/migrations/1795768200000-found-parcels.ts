import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A payout waits while a claimant chooses about a parcel that was found, and may be owed back as soon as it has left. */
export class FoundParcels1795768200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE payouts ADD COLUMN held_at timestamptz, ADD COLUMN repay_when_paid boolean NOT NULL DEFAULT false;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE payouts DROP COLUMN held_at, DROP COLUMN repay_when_paid');
  }
}
