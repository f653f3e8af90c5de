import { scopedTable } from '@tuntas/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reshipments1767225603000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reshipments (
        id uuid PRIMARY KEY,
        remedy_id uuid NOT NULL UNIQUE REFERENCES remedies,
        organisation_id uuid NOT NULL,
        claim_id uuid NOT NULL,
        original_shipment_id uuid NOT NULL,
        shipment_id uuid NOT NULL UNIQUE,
        state text NOT NULL CHECK (state IN ('requested', 'booked', 'delivered', 'failed')),
        carrier text,
        service text,
        waybill text,
        reason_code text,
        requested_at timestamptz NOT NULL DEFAULT now(),
        booked_at timestamptz,
        ended_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        CHECK (state NOT IN ('booked', 'delivered') OR waybill IS NOT NULL)
      );
      ${scopedTable('reshipments')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reshipments');
  }
}
