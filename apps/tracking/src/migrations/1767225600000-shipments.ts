import { messagingTables } from '@tuntas/messaging';
import { auditTables, idempotencyTable, scopedTable } from '@tuntas/platform';
import { timersTable } from '@tuntas/timers';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Shipments1767225600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE shipments (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL,
        carrier text NOT NULL,
        carrier_key text NOT NULL,
        waybill text NOT NULL,
        waybill_key text NOT NULL,
        -- Carriers use waybill numbers again, so a number names a parcel only together with its year.
        year smallint NOT NULL,
        service text NOT NULL,
        shipped_at timestamptz NOT NULL,
        promised_at timestamptz,
        origin_hub text,
        destination_hub text,
        pieces integer NOT NULL CHECK (pieces > 0),
        fee_amount bigint CHECK (fee_amount >= 0),
        goods_value_amount bigint CHECK (goods_value_amount >= 0),
        insured_value_amount bigint CHECK (insured_value_amount >= 0),
        currency char(3),
        remedy_id uuid,
        status text NOT NULL,
        sub_reason text,
        status_at timestamptz NOT NULL,
        delivered_at timestamptz,
        -- The latest scan of each kind; the status follows from these three alone.
        marks jsonb NOT NULL,
        heard_at timestamptz,
        watched_since timestamptz,
        missing_since timestamptz,
        registered_by text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT shipments_key UNIQUE (organisation_id, carrier_key, waybill_key, year)
      );
      CREATE INDEX shipments_by_waybill ON shipments (waybill_key, carrier_key);
      CREATE INDEX shipments_by_created ON shipments (organisation_id, created_at, id);
      CREATE INDEX shipments_by_shipped ON shipments (organisation_id, shipped_at, id);
      ${scopedTable('shipments')}

      -- Personal data of the recipient, apart from the parcel so that it can be erased alone.
      CREATE TABLE consignees (
        shipment_id uuid PRIMARY KEY REFERENCES shipments,
        organisation_id uuid NOT NULL,
        name text NOT NULL,
        email text,
        phone text,
        locale text NOT NULL
      );
      ${scopedTable('consignees')}

      CREATE TABLE scans (
        id uuid PRIMARY KEY,
        shipment_id uuid NOT NULL REFERENCES shipments,
        organisation_id uuid NOT NULL,
        carrier_key text NOT NULL,
        -- Null while nobody has mapped the carrier's code.
        status text,
        sub_reason text,
        raw_code text,
        hub text,
        occurred_at timestamptz NOT NULL,
        hash text NOT NULL,
        reported_by text NOT NULL,
        received_at timestamptz NOT NULL,
        CONSTRAINT scans_told_once UNIQUE (shipment_id, hash)
      );
      CREATE INDEX scans_of_shipment ON scans (shipment_id, occurred_at, id);
      CREATE INDEX scans_unmapped ON scans (carrier_key, raw_code) WHERE status IS NULL;
      ${scopedTable('scans')}

      ${messagingTables}
      ${timersTable}
      ${auditTables}
      ${idempotencyTable}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE scans, consignees, shipments');
  }
}
