import { scopedTable } from '@tuntas/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  amountRules,
  autoApprovalTables,
  caseColumns,
  complaintTables,
  findingTables,
  piecesRule,
  qaTables,
} from './tables/decisions.sql';

export class Decisions1795748867000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [amountRules, caseColumns, piecesRule, findingTables]) await runner.query(sql);
    for (const sql of [autoApprovalTables, qaTables, complaintTables]) await runner.query(sql);
    for (const table of ['claim_checks', 'claim_statistics', 'qa_reviews', 'complaints']) {
      await runner.query(scopedTable(table));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER claims_pieces_left ON claims');
    await runner.query('DROP FUNCTION claims_pieces_left');
    await runner.query(
      'DROP TABLE complaints, qa_reviews, auto_approval_rules, claim_statistics, claim_checks',
    );
    await runner.query('DROP SEQUENCE complaint_numbers');
    await runner.query('ALTER TABLE claim_decisions DROP COLUMN automatic_rule');
    await runner.query('ALTER TABLE claim_lines DROP COLUMN paid_amount');
    await runner.query(
      `ALTER TABLE claims DROP COLUMN review_no, DROP COLUMN review_at, DROP COLUMN merged_into, DROP COLUMN recovery,
         DROP COLUMN choose_by, DROP CONSTRAINT claims_approved_within_claimed, DROP CONSTRAINT claims_paid_within_approved`,
    );
  }
}
