import { scopedTable } from '@tuntas/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeliveryAnswers1795748129000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delivery_answers (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL,
        shipment_id uuid NOT NULL REFERENCES shipments (id),
        link text NOT NULL,
        answer text NOT NULL CHECK (answer IN ('fine', 'damaged', 'never_arrived')),
        incident_id uuid REFERENCES incidents (id),
        declared_by text,
        declaration_version integer,
        declaration_locale text,
        answered_at timestamptz NOT NULL,
        -- However often a button is pressed, one answer.
        UNIQUE (link, answer)
      );
      CREATE INDEX delivery_answers_incident ON delivery_answers (incident_id) WHERE incident_id IS NOT NULL;
      -- A signed declaration travels with the photos into the claim, and counts as what it is.
      ALTER TABLE incident_photos ADD COLUMN IF NOT EXISTS kind text NOT NULL DEFAULT 'photo';
      ALTER TABLE incident_photos DROP CONSTRAINT IF EXISTS incident_photos_kind_check;
    `);
    await runner.query(scopedTable('delivery_answers'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE incident_photos DROP COLUMN IF EXISTS kind');
    await runner.query('DROP TABLE delivery_answers');
  }
}
