import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Numbers and carriers as they are compared, see `waybillKey` and `carrierKey`. Columns, since an index of `upper(…)`
 * serves nobody under row-level security: the function is not leakproof, and each look-up read the whole table.
 */
export class ParcelKeys1795760600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE shipments
        ADD COLUMN waybill_key text GENERATED ALWAYS AS (upper(btrim(waybill))) STORED,
        ADD COLUMN carrier_key text GENERATED ALWAYS AS (lower(regexp_replace(btrim(carrier), '\\s+', ' ', 'g'))) STORED;
      DROP INDEX shipments_waybill_key, shipments_waybill;
      CREATE INDEX shipments_waybill_key ON shipments (waybill_key, shipped_at DESC);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX shipments_waybill_key;
      CREATE INDEX shipments_waybill ON shipments (waybill, shipped_at DESC);
      CREATE INDEX shipments_waybill_key ON shipments (upper(waybill), shipped_at DESC);
      ALTER TABLE shipments DROP COLUMN waybill_key, DROP COLUMN carrier_key;`);
  }
}
