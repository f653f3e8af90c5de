import { scopedTable } from '@tuntas/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { saidReasons } from '../breaches/domain/reasons';

/** Why a promise was missed, as the desk says it. */
export class BreachReasons1795752000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sla_breach_reasons (
        clock_id uuid PRIMARY KEY REFERENCES sla_clocks (id),
        claim_id uuid NOT NULL REFERENCES claims (id),
        organisation_id uuid NOT NULL,
        reason text NOT NULL CHECK (reason IN (${saidReasons.map((reason) => `'${reason}'`).join(', ')})),
        note text,
        said_by text NOT NULL,
        said_at timestamptz NOT NULL
      );
      CREATE INDEX sla_breach_reasons_claim ON sla_breach_reasons (claim_id);`);
    await runner.query(scopedTable('sla_breach_reasons'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sla_breach_reasons');
  }
}
