import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WaybillAsTyped1795748430000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A number typed with cold hands is found whatever its case.
    await runner.query('CREATE INDEX shipments_waybill_key ON shipments (upper(waybill), shipped_at DESC)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX shipments_waybill_key');
  }
}
