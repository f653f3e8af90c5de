import type { MigrationInterface, QueryRunner } from 'typeorm';
import { slaRuleTables } from './tables/sla-rules.sql';

export class SlaRules1795750405000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(slaRuleTables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX sla_clocks_open, sla_clocks_due');
    await runner.query('ALTER TABLE sla_clocks DROP COLUMN revision, DROP COLUMN superseded_by');
    await runner.query('ALTER TABLE sla_rungs DROP COLUMN carried');
    await runner.query('DROP TABLE sla_projections, sla_rules, sla_settings');
  }
}
