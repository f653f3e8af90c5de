import { claimTypes } from '@tuntas/contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When each parcel can be claimed for, where a list can sort by it; and which rule packs it was worked out with. */
export class ClaimClock1795751012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE shipments
        ADD COLUMN claim_sign text,
        ADD COLUMN claimable_type text NOT NULL DEFAULT 'loss'
          CHECK (claimable_type IN (${claimTypes.map((type) => `'${type}'`).join(', ')})),
        ADD COLUMN claimable_from timestamptz,
        ADD COLUMN claimable_until timestamptz NOT NULL DEFAULT 'infinity',
        ADD COLUMN reported_types text[] NOT NULL DEFAULT '{}',
        ADD COLUMN claim_told jsonb NOT NULL DEFAULT '{}';
      CREATE INDEX shipments_claimable ON shipments (organisation_id, claimable_until, id);
      CREATE TABLE rule_libraries (fingerprint text PRIMARY KEY, seen_at timestamptz NOT NULL DEFAULT now());`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE rule_libraries;
      ALTER TABLE shipments DROP COLUMN claim_sign, DROP COLUMN claimable_type, DROP COLUMN claimable_from,
        DROP COLUMN claimable_until, DROP COLUMN reported_types, DROP COLUMN claim_told`);
  }
}
