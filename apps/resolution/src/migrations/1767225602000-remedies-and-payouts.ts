import { scopedTable } from '@tuntas/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RemediesAndPayouts1767225602000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE remedies (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL,
        claim_id uuid NOT NULL,
        claim_number text NOT NULL,
        shipment_id uuid NOT NULL,
        decision_no integer NOT NULL CHECK (decision_no > 0),
        kind text NOT NULL CHECK (kind IN ('compensation', 'reshipment')),
        state text NOT NULL CHECK (state IN ('open', 'completed', 'failed')),
        amount bigint NOT NULL CHECK (amount >= 0),
        currency char(3) NOT NULL,
        -- What the claimant asked for, kept apart from what is given.
        wish text NOT NULL,
        fallback text CHECK (fallback IN ('compensation')),
        fallback_of uuid UNIQUE REFERENCES remedies,
        decided_by text NOT NULL,
        reason_code text,
        opened_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (claim_id, decision_no, kind)
      );
      CREATE UNIQUE INDEX remedies_one_open ON remedies (claim_id, decision_no) WHERE state = 'open';
      CREATE INDEX remedies_by_time ON remedies (opened_at, id);
      CREATE INDEX remedies_of_organisation ON remedies (organisation_id, opened_at, id);
      ${scopedTable('remedies')}

      CREATE TABLE payees (
        organisation_id uuid PRIMARY KEY,
        bank_code text NOT NULL,
        account_number text NOT NULL,
        holder text NOT NULL,
        fingerprint text NOT NULL,
        version integer NOT NULL DEFAULT 1,
        changed_by text NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT now()
      );
      ${scopedTable('payees')}

      CREATE TABLE payouts (
        id uuid PRIMARY KEY,
        remedy_id uuid NOT NULL UNIQUE REFERENCES remedies,
        organisation_id uuid NOT NULL,
        claim_id uuid NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        currency char(3) NOT NULL,
        state text NOT NULL CHECK (state IN ('awaiting_approval', 'approved', 'scheduled', 'submitted',
          'unknown', 'paid', 'failed', 'rejected')),
        payee_version integer,
        payee_fingerprint text,
        approval_hash text NOT NULL,
        -- A person's id, or 'rule' together with the limit that allowed it.
        approved_by text,
        approved_at timestamptz,
        approval_limit bigint,
        rejected_by text,
        reason_code text,
        attempt integer NOT NULL DEFAULT 0,
        provider_key text UNIQUE,
        bank_reference text,
        submitted_at timestamptz,
        ended_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CHECK (state NOT IN ('scheduled', 'submitted', 'paid') OR approved_by IS NOT NULL),
        CHECK (state NOT IN ('submitted', 'unknown', 'paid') OR provider_key IS NOT NULL)
      );
      CREATE INDEX payouts_of_claim ON payouts (claim_id);
      CREATE INDEX payouts_by_time ON payouts (created_at, id);
      CREATE INDEX payouts_of_organisation ON payouts (organisation_id, created_at, id);
      CREATE INDEX payouts_unfinished ON payouts (state, created_at, id) WHERE state NOT IN ('paid', 'rejected');
      ${scopedTable('payouts')}

      -- Each attempt as it was sent: the same key always carries the same order.
      CREATE TABLE payout_submissions (
        provider_key text PRIMARY KEY,
        payout_id uuid NOT NULL REFERENCES payouts,
        organisation_id uuid NOT NULL,
        attempt integer NOT NULL,
        amount bigint NOT NULL,
        currency char(3) NOT NULL,
        bank_code text NOT NULL,
        account_number text NOT NULL,
        holder text NOT NULL,
        reference text NOT NULL,
        submitted_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (payout_id, attempt)
      );
      ${scopedTable('payout_submissions')}

      -- What the bank said that contradicts the order or itself; a person has to look.
      CREATE TABLE bank_discrepancies (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL,
        payout_id uuid NOT NULL REFERENCES payouts,
        provider_key text NOT NULL REFERENCES payout_submissions,
        kind text NOT NULL,
        seen_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (provider_key, kind)
      );
      ${scopedTable('bank_discrepancies')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE bank_discrepancies, payout_submissions, payouts, payees, remedies');
  }
}
