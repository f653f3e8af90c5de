import { appendOnly, scopedTable } from '@tuntas/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Ledger1767225601000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger_transactions (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL,
        kind text NOT NULL,
        payout_id uuid NOT NULL,
        reverses uuid UNIQUE REFERENCES ledger_transactions,
        posted_by text NOT NULL,
        posted_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (kind, payout_id)
      );
      CREATE INDEX ledger_transactions_of_payout ON ledger_transactions (payout_id);
      CREATE INDEX ledger_transactions_by_time ON ledger_transactions (posted_at, id);
      ${scopedTable('ledger_transactions')}
      ${appendOnly('ledger_transactions')}

      CREATE TABLE ledger_entries (
        transaction_id uuid NOT NULL REFERENCES ledger_transactions,
        line smallint NOT NULL,
        organisation_id uuid NOT NULL,
        account text NOT NULL CHECK (account IN ('claims_expense', 'claims_payable', 'cash_clearing',
          'shipper_credit', 'carrier_recovery_receivable', 'write_off', 'salvage')),
        amount bigint NOT NULL CHECK (amount <> 0),
        currency char(3) NOT NULL,
        PRIMARY KEY (transaction_id, line)
      );
      CREATE INDEX ledger_entries_of_account ON ledger_entries (account, currency) INCLUDE (amount);
      ${scopedTable('ledger_entries')}
      ${appendOnly('ledger_entries')}

      -- Runs as the owner, so that a scope can hide no entry from the sum.
      CREATE FUNCTION ledger_balances() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path FROM CURRENT AS $$
      DECLARE
        checked uuid := CASE TG_TABLE_NAME WHEN 'ledger_entries' THEN to_jsonb(NEW) ->> 'transaction_id'
                                           ELSE to_jsonb(NEW) ->> 'id' END;
      BEGIN
        IF (SELECT count(*) < 2 FROM ledger_entries WHERE transaction_id = checked) OR EXISTS (
          SELECT FROM ledger_entries WHERE transaction_id = checked GROUP BY currency HAVING sum(amount) <> 0
        ) THEN
          RAISE EXCEPTION 'ledger transaction % does not sum to zero per currency', checked
            USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER balanced AFTER INSERT ON ledger_transactions
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_balances();
      CREATE CONSTRAINT TRIGGER balanced AFTER INSERT ON ledger_entries
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_balances();
    `);
  }

  async down(): Promise<void> {
    throw new Error('The ledger is never taken back.');
  }
}
