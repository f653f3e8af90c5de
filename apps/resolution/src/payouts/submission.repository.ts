import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import type { TransferOrder } from '../bank/payout-provider';
import { mayLeave } from '../found-parcels/found-parcel.repository';
import type { Discrepancy } from './domain/answer';
import type { Payout } from './payout.repository';

interface SubmissionRow {
  readonly key: string;
  readonly payoutId: string;
  readonly organisationId: string;
  readonly amount: number;
  readonly currency: string;
  readonly bankCode: string;
  readonly accountNumber: string;
  readonly holder: string;
  readonly reference: string;
}

export interface Submission {
  readonly payoutId: string;
  readonly organisationId: string;
  readonly order: TransferOrder;
}

const columns = `
  provider_key AS key, payout_id AS "payoutId", organisation_id AS "organisationId", amount, currency,
  bank_code AS "bankCode", account_number AS "accountNumber", holder, reference`;

// Only a scheduled payout leaves, only to the account its approval names, and its key is stored before anybody calls.
const SUBMIT = `
  WITH submitted AS (
    UPDATE payouts p SET state = 'submitted', attempt = p.attempt + 1, submitted_at = now(), reason_code = NULL,
           provider_key = p.id || '-' || (p.attempt + 1), version = p.version + 1
    FROM payees y, remedies r
    WHERE p.id = $1 AND p.state = 'scheduled' AND p.method = 'provider' AND ${mayLeave('p.claim_id')}
      AND y.organisation_id = p.organisation_id AND y.fingerprint = p.payee_fingerprint AND r.id = p.remedy_id
    RETURNING p.id, p.organisation_id, p.attempt, p.provider_key, p.amount, p.currency, y.bank_code,
              y.account_number, y.holder, r.claim_number
  ), stored AS (
    INSERT INTO payout_submissions (payout_id, organisation_id, attempt, provider_key, amount, currency, bank_code,
                                    account_number, holder, reference)
    SELECT * FROM submitted RETURNING *
  ) SELECT ${columns} FROM stored`;

@Injectable()
export class SubmissionRepository {
  /** Moves a scheduled payout to `submitted` and stores its order; null when there is nothing to send. */
  async submit(manager: EntityManager, payoutId: string): Promise<Submission | null> {
    const [row] = await manager.query<SubmissionRow[]>(SUBMIT, [payoutId]);
    return row ? submissionOf(row) : null;
  }

  /** The order whose answer the provider still owes; null when it has answered or was never asked. */
  async awaited(manager: EntityManager, payoutId: string): Promise<Submission | null> {
    const [row] = await manager.query<SubmissionRow[]>(
      `SELECT ${columns} FROM payout_submissions WHERE provider_key = (
         SELECT provider_key FROM payouts
         WHERE id = $1 AND state IN ('submitted', 'unknown') AND method = 'provider')`,
      [payoutId],
    );
    return row ? submissionOf(row) : null;
  }

  /** True the first time this contradiction is seen for the key. */
  async noteDiscrepancy(
    manager: EntityManager,
    payout: Payout,
    key: string,
    kind: Discrepancy,
  ): Promise<boolean> {
    const rows = await manager.query<object[]>(
      `INSERT INTO bank_discrepancies (id, organisation_id, payout_id, provider_key, kind)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (provider_key, kind) DO NOTHING RETURNING id`,
      [v7(), payout.organisationId, payout.id, key, kind],
    );
    return rows.length === 1;
  }
}

const submissionOf = (row: SubmissionRow): Submission => ({
  payoutId: row.payoutId,
  organisationId: row.organisationId,
  order: {
    key: row.key,
    amount: { amount: row.amount, currency: row.currency },
    payee: { bankCode: row.bankCode, accountNumber: row.accountNumber, holder: row.holder },
    reference: row.reference,
  },
});
