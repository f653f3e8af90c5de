import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What decides without a person was put live by two. A rule that one person alone activated before can only be stopped. */
export class RuleSecondPerson1795768200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE auto_approval_rules ADD CONSTRAINT auto_approval_rules_second_person
        CHECK (state <> 'active' OR activated_by <> created_by) NOT VALID;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE auto_approval_rules DROP CONSTRAINT auto_approval_rules_second_person');
  }
}
