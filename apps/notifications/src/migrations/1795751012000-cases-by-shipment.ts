import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a claim was filed for a parcel is asked before a reminder to claim leaves. */
export class CasesByShipment1795751012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX cases_shipment ON cases (shipment_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX cases_shipment');
  }
}
