import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a rule lets pass is written down, so that what comes to be noticed later goes to people. Rules from before let
 * pass what was noticed then: `maybe_excluded` came after them.
 */
export class ToleratedFindings1795768100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE auto_approval_rules ADD COLUMN tolerated_findings text[] NOT NULL DEFAULT '{}';
      UPDATE auto_approval_rules SET tolerated_findings = ARRAY(
        SELECT kind FROM unnest(ARRAY['too_early', 'too_late', 'not_entitled', 'possible_duplicate', 'evidence_missing',
          'evidence_reused', 'shipment_recovered', 'velocity', 'tracking_contradicts', 'above_average',
          'qa_disagreement']) AS kind
        WHERE kind <> ALL (absent_findings));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE auto_approval_rules DROP COLUMN tolerated_findings');
  }
}
