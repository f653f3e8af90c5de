import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person's proposal must not cover up: what the matcher found, and who has had a file in hands. */
export class SecondLooks1795842300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE statement_lines ADD COLUMN matched_payout_id uuid REFERENCES payouts;
      UPDATE statement_lines SET matched_payout_id = payout_id
      WHERE payout_id IS NOT NULL AND (state IN ('matched', 'confirmed')
        OR reason IN ('amount_differs', 'not_awaited', 'paid_twice', 'returned'));

      ALTER TABLE bank_files ADD COLUMN downloaders text[] NOT NULL DEFAULT '{}';
      UPDATE bank_files f SET downloaders = d.people FROM (
        SELECT subject, array_agg(DISTINCT actor_id) AS people FROM audit_rows
        WHERE action = 'bank_file.downloaded' GROUP BY subject
      ) d WHERE d.subject = 'bank_file:' || f.id;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE bank_files DROP COLUMN downloaders;
      ALTER TABLE statement_lines DROP COLUMN matched_payout_id;
    `);
  }
}
