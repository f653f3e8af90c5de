import { appendOnly, scopedTable } from '@tuntas/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BankFilesAndStatements1795747954000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How money leaves; fixed when a payout is opened.
      ALTER TABLE payouts ADD COLUMN method text NOT NULL DEFAULT 'provider'
        CHECK (method IN ('provider', 'bank_file'));
      CREATE INDEX payouts_by_bank_reference ON payouts (bank_reference) WHERE bank_reference IS NOT NULL;
      CREATE INDEX payouts_for_file ON payouts (currency, created_at, id)
        WHERE state = 'scheduled' AND method = 'bank_file';

      -- The most specific row says it: organisation and currency, organisation, currency, everybody.
      CREATE TABLE payout_methods (
        id uuid PRIMARY KEY,
        organisation_id uuid,
        currency char(3),
        method text NOT NULL CHECK (method IN ('provider', 'bank_file')),
        changed_by text NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE NULLS NOT DISTINCT (organisation_id, currency)
      );
      ${scopedTable('payout_methods')}

      CREATE SEQUENCE bank_file_numbers;
      CREATE TABLE bank_files (
        id uuid PRIMARY KEY,
        number text NOT NULL UNIQUE,
        currency char(3) NOT NULL,
        execution_date date NOT NULL,
        payouts integer NOT NULL CHECK (payouts > 0),
        total bigint NOT NULL CHECK (total > 0),
        state text NOT NULL DEFAULT 'made' CHECK (state IN ('made', 'sent', 'cancelled')),
        made_by text NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now(),
        downloaded_by text,
        downloaded_at timestamptz,
        sent_by text,
        sent_at timestamptz,
        cancelled_by text,
        cancelled_at timestamptz,
        cancel_reason text,
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX bank_files_by_time ON bank_files (made_at, id);
      CREATE TABLE bank_file_contents (
        file_id uuid NOT NULL REFERENCES bank_files,
        format text NOT NULL CHECK (format IN ('xml', 'csv')),
        content text NOT NULL,
        sha256 text NOT NULL,
        PRIMARY KEY (file_id, format)
      );
      ${appendOnly('bank_file_contents')}
      ALTER TABLE payout_submissions ADD COLUMN bank_file_id uuid
        REFERENCES bank_files DEFERRABLE INITIALLY DEFERRED;
      CREATE INDEX payout_submissions_of_file ON payout_submissions (bank_file_id) WHERE bank_file_id IS NOT NULL;

      CREATE TABLE bank_statements (
        id uuid PRIMARY KEY,
        sha256 text NOT NULL UNIQUE,
        format text NOT NULL CHECK (format IN ('camt053', 'csv')),
        file_name text NOT NULL,
        account text,
        lines integer NOT NULL,
        imported_by text NOT NULL,
        imported_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX bank_statements_by_time ON bank_statements (imported_at, id);
      CREATE TABLE statement_lines (
        id uuid PRIMARY KEY,
        statement_id uuid NOT NULL REFERENCES bank_statements,
        line integer NOT NULL,
        -- The bank's own name for the booking; two statements that overlap tell it twice.
        fingerprint text NOT NULL,
        booked_on date NOT NULL,
        amount bigint NOT NULL,
        currency char(3) NOT NULL,
        end_to_end_id text,
        reference text,
        counterparty text,
        bank_reference text,
        state text NOT NULL CHECK (state IN ('matched', 'confirmed', 'repeated', 'mismatch', 'proposed', 'resolved')),
        reason text,
        payout_id uuid REFERENCES payouts,
        organisation_id uuid,
        action text,
        recovery_id uuid,
        note text,
        proposed_by text,
        proposed_at timestamptz,
        resolved_by text,
        resolved_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (statement_id, line),
        CHECK (state <> 'mismatch' OR reason IS NOT NULL)
      );
      CREATE UNIQUE INDEX statement_lines_once ON statement_lines (fingerprint) WHERE state <> 'repeated';
      CREATE INDEX statement_lines_open ON statement_lines (booked_on, id) WHERE state IN ('mismatch', 'proposed');
      CREATE INDEX statement_lines_by_day ON statement_lines (booked_on, id);
      CREATE INDEX statement_lines_of_payout ON statement_lines (payout_id) WHERE payout_id IS NOT NULL;
      ${scopedTable('statement_lines')}

      -- What is owed back by a carrier or an insurer for what was paid.
      CREATE TABLE recoveries (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL,
        claim_id uuid NOT NULL,
        claim_number text NOT NULL,
        payout_id uuid NOT NULL REFERENCES payouts,
        debtor_kind text NOT NULL CHECK (debtor_kind IN ('carrier', 'insurer', 'marketplace')),
        debtor text NOT NULL,
        reference text,
        amount bigint NOT NULL CHECK (amount > 0),
        currency char(3) NOT NULL,
        received bigint NOT NULL DEFAULT 0 CHECK (received >= 0),
        written_off bigint NOT NULL DEFAULT 0 CHECK (written_off >= 0),
        state text NOT NULL CHECK (state IN ('open', 'settled', 'written_off')),
        due_at timestamptz NOT NULL,
        opened_by text NOT NULL,
        opened_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        write_off_proposed_by text,
        write_off_reason text,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (payout_id, debtor_kind),
        CHECK (received + written_off <= amount),
        CHECK (state NOT IN ('settled', 'written_off') OR received + written_off = amount)
      );
      CREATE INDEX recoveries_by_due ON recoveries (due_at, id);
      CREATE INDEX recoveries_of_organisation ON recoveries (organisation_id, due_at, id);
      ${scopedTable('recoveries')}
      CREATE TABLE recovery_receipts (
        id uuid PRIMARY KEY,
        recovery_id uuid NOT NULL REFERENCES recoveries,
        organisation_id uuid NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        received_on date NOT NULL,
        note text,
        statement_line_id uuid UNIQUE REFERENCES statement_lines,
        booked_by text NOT NULL,
        booked_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX recovery_receipts_of_recovery ON recovery_receipts (recovery_id);
      ${scopedTable('recovery_receipts')}
      ${appendOnly('recovery_receipts')}

      -- Bookings that come from a line of a statement or from a recovery carry that as their reference.
      ALTER TABLE ledger_transactions ALTER COLUMN payout_id DROP NOT NULL;
      ALTER TABLE ledger_transactions ADD COLUMN reference_id uuid;
      ALTER TABLE ledger_transactions ADD CHECK (payout_id IS NOT NULL OR reference_id IS NOT NULL);
      ALTER TABLE ledger_transactions DROP CONSTRAINT ledger_transactions_kind_payout_id_key;
      CREATE UNIQUE INDEX ledger_transactions_once ON ledger_transactions (kind, payout_id)
        WHERE reference_id IS NULL;
      CREATE UNIQUE INDEX ledger_transactions_of_reference ON ledger_transactions (kind, reference_id)
        WHERE reference_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE recovery_receipts, recoveries, statement_lines, bank_statements;
      ALTER TABLE payout_submissions DROP COLUMN bank_file_id;
      DROP TABLE bank_file_contents, bank_files, payout_methods;
      DROP SEQUENCE bank_file_numbers;
      DROP INDEX payouts_by_bank_reference;
      ALTER TABLE payouts DROP COLUMN method;
      DROP INDEX ledger_transactions_of_reference, ledger_transactions_once;
      ALTER TABLE ledger_transactions ADD UNIQUE (kind, payout_id);
      ALTER TABLE ledger_transactions DROP COLUMN reference_id;
    `);
  }
}
