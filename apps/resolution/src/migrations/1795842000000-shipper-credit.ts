import { scopedTable } from '@tuntas/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What came back is paid again, and what was paid too much is netted from the next payout. */
export class ShipperCredit1795842000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A remedy has one payout, and one more for every time its money came back.
      ALTER TABLE payouts
        ADD COLUMN pays_return uuid REFERENCES ledger_transactions,
        ADD COLUMN netted bigint NOT NULL DEFAULT 0 CHECK (netted >= 0),
        ADD COLUMN first_approved_by text,
        DROP CONSTRAINT payouts_remedy_id_key,
        DROP CONSTRAINT payouts_amount_check,
        DROP CONSTRAINT payouts_check1,
        ADD CONSTRAINT payouts_amount_check CHECK (amount > 0 OR amount = 0 AND netted > 0 AND state = 'paid'),
        ADD CONSTRAINT payouts_sent_check
          CHECK (state NOT IN ('submitted', 'unknown', 'paid') OR provider_key IS NOT NULL OR amount = 0);
      CREATE UNIQUE INDEX payouts_first_of_remedy ON payouts (remedy_id) WHERE pays_return IS NULL;
      CREATE UNIQUE INDEX payouts_once_per_return ON payouts (pays_return)
        WHERE pays_return IS NOT NULL AND state <> 'rejected';

      -- What a payout pays by making a debt of its payee smaller.
      CREATE TABLE payout_nettings (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL,
        payout_id uuid NOT NULL REFERENCES payouts,
        debt_payout_id uuid NOT NULL REFERENCES payouts,
        amount bigint NOT NULL CHECK (amount > 0),
        currency char(3) NOT NULL,
        netted_at timestamptz NOT NULL DEFAULT now(),
        undone_at timestamptz,
        UNIQUE (payout_id, debt_payout_id)
      );
      CREATE INDEX payout_nettings_of_debt ON payout_nettings (debt_payout_id);
      ${scopedTable('payout_nettings')}

      CREATE INDEX ledger_entries_of_shipper ON ledger_entries (organisation_id, currency)
        INCLUDE (transaction_id, amount) WHERE account = 'shipper_credit';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Money that was paid again or netted cannot be told without these columns.');
  }
}
