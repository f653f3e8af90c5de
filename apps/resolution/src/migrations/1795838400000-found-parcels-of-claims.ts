import { scopedTable } from '@tuntas/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A found parcel stops everything of its claim, also what is opened or comes back later. `held_at` and `repay_when_paid`
 * of payouts are read no more; they stay for the version before this one, which runs on while this one starts.
 */
export class FoundParcelsOfClaims1795838400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE found_parcels (
        claim_id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL,
        found_at timestamptz NOT NULL DEFAULT now(),
        -- NULL while the claimant chooses.
        choice text CHECK (choice IN ('keep_money', 'take_parcel', 'lapsed')),
        chosen_at timestamptz,
        CHECK ((choice IS NULL) = (chosen_at IS NULL))
      );
      ${scopedTable('found_parcels')}

      INSERT INTO found_parcels (claim_id, organisation_id, found_at, choice, chosen_at)
      SELECT claim_id, organisation_id, coalesce(min(held_at), now()),
             CASE WHEN bool_or(repay_when_paid) THEN 'take_parcel' END, CASE WHEN bool_or(repay_when_paid) THEN now() END
      FROM payouts
      WHERE repay_when_paid OR held_at IS NOT NULL AND state IN ('awaiting_approval', 'approved', 'scheduled', 'failed')
      GROUP BY claim_id, organisation_id;

      CREATE INDEX reshipments_of_claim ON reshipments (claim_id);
      ALTER TABLE reshipments DROP CONSTRAINT reshipments_state_check, ADD CONSTRAINT reshipments_state_check
        CHECK (state IN ('requested', 'booked', 'delivered', 'failed', 'found'));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE reshipments SET state = 'failed' WHERE state = 'found';
      ALTER TABLE reshipments DROP CONSTRAINT reshipments_state_check, ADD CONSTRAINT reshipments_state_check
        CHECK (state IN ('requested', 'booked', 'delivered', 'failed'));
      DROP INDEX reshipments_of_claim;
      DROP TABLE found_parcels`);
  }
}
