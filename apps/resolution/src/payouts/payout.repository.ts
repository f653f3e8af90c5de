import { Injectable } from '@nestjs/common';
import { DomainError, type Money } from '@tuntas/kernel';
import type { EntityManager } from 'typeorm';
import { isChosenAbout } from '../found-parcels/found-parcel.repository';
import type { PayoutMethod, PayoutState } from './domain/payout';
import { unpaidReturnOf } from './shipper-credit.repository';

/** What may change in a payout before it is sent, and how it ended. */
export interface PayoutStatus {
  readonly state: PayoutState;
  readonly payeeVersion: number | null;
  readonly payeeFingerprint: string | null;
  readonly approvalHash: string;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly approvalLimit: number | null;
  /** The first of two people, where one is not enough. */
  readonly firstApprovedBy: string | null;
  readonly rejectedBy: string | null;
  readonly reasonCode: string | null;
  readonly bankReference: string | null;
  readonly endedAt: Date | null;
}

export interface PayoutRow extends PayoutStatus {
  readonly id: string;
  readonly remedyId: string;
  readonly organisationId: string;
  readonly claimId: string;
  readonly amount: number;
  readonly currency: string;
  /** What was paid by netting a debt of the payee; with `amount` it is what is owed. */
  readonly netted: number;
  /** The claims whose overpayment it was taken off for; null where nothing was. */
  readonly nettedFrom:
    readonly { readonly claimId: string; readonly claimNumber: string; readonly amount: number }[] | null;
  /** The ledger transaction of a return that this payout pays again. */
  readonly paysReturn: string | null;
  /** The payout that came back. */
  readonly follows: string | null;
  readonly returnedAt: Date | null;
  /** A return that no payout pays again. */
  readonly unpaidReturn: string | null;
  readonly method: PayoutMethod;
  readonly attempt: number;
  readonly providerKey: string | null;
  readonly submittedAt: Date | null;
  /** The claimant chooses between it and a parcel that was found: to show, not to decide by. */
  readonly parcelFound: boolean;
  readonly createdAt: Date;
  readonly version: number;
  /** Who decided the claim. */
  readonly decidedBy: string;
  /** Null for remedies of before this was noted. */
  readonly claimantId: string | null;
  readonly claimNumber: string;
  /** The file whose order is the current one. */
  readonly bankFile: { readonly id: string; readonly number: string } | null;
  /** The payee as registered now. */
  readonly payee: {
    readonly bankCode: string;
    readonly accountNumber: string;
    readonly holder: string;
    readonly changedBy: string;
  } | null;
}

export type Payout = Omit<PayoutRow, 'amount' | 'currency'> & { readonly amount: Money };

export const payoutOf = ({ amount, currency, ...row }: PayoutRow): Payout => ({
  ...row,
  amount: { amount, currency },
});

/** A payout with the facts its rules need; `p` is the payout. */
export const selectPayout = (more = '') => `
  SELECT p.id, p.remedy_id AS "remedyId", p.organisation_id AS "organisationId", p.claim_id AS "claimId", p.amount,
         p.currency, p.method, p.state, p.payee_version AS "payeeVersion", p.payee_fingerprint AS "payeeFingerprint",
         p.approval_hash AS "approvalHash", p.approved_by AS "approvedBy", p.approved_at AS "approvedAt",
         p.approval_limit AS "approvalLimit", p.first_approved_by AS "firstApprovedBy", p.netted,
         CASE WHEN p.netted > 0 THEN (
           SELECT json_agg(json_build_object('claimId', d.claim_id, 'claimNumber', o.claim_number, 'amount', n.amount))
           FROM payout_nettings n JOIN payouts d ON d.id = n.debt_payout_id JOIN remedies o ON o.id = d.remedy_id
           WHERE n.payout_id = p.id AND n.undone_at IS NULL) END AS "nettedFrom",
         p.pays_return AS "paysReturn",
         (SELECT b.payout_id FROM ledger_transactions b WHERE b.id = p.pays_return) AS follows,
         (SELECT max(b.posted_at) FROM ledger_transactions b WHERE b.payout_id = p.id AND b.kind = 'payout_returned')
           AS "returnedAt",
         ${unpaidReturnOf('p.id')} AS "unpaidReturn", p.rejected_by AS "rejectedBy", p.reason_code AS "reasonCode", p.attempt,
         p.provider_key AS "providerKey", p.bank_reference AS "bankReference", p.submitted_at AS "submittedAt",
         ${isChosenAbout('p.claim_id')} AS "parcelFound", p.ended_at AS "endedAt", p.created_at AS "createdAt", p.version, r.decided_by AS "decidedBy",
         r.claimant_id AS "claimantId", r.claim_number AS "claimNumber",
         (SELECT json_build_object('id', f.id, 'number', f.number) FROM payout_submissions s
          JOIN bank_files f ON f.id = s.bank_file_id
          WHERE s.provider_key = p.provider_key AND f.state <> 'cancelled') AS "bankFile",
         CASE WHEN y.organisation_id IS NOT NULL THEN json_build_object('bankCode', y.bank_code,
           'accountNumber', y.account_number, 'holder', y.holder, 'changedBy', y.changed_by) END AS payee ${more}
  FROM payouts p JOIN remedies r ON r.id = p.remedy_id LEFT JOIN payees y ON y.organisation_id = p.organisation_id`;

@Injectable()
export class PayoutRepository {
  async insert(
    manager: EntityManager,
    payout: Pick<
      Payout,
      'id' | 'remedyId' | 'organisationId' | 'claimId' | 'amount' | 'method' | 'netted' | 'paysReturn'
    > &
      PayoutStatus,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO payouts (id, remedy_id, organisation_id, claim_id, amount, currency, state, payee_version,
                            payee_fingerprint, approval_hash, approved_by, approved_at, approval_limit, method, netted,
                            pays_return, first_approved_by, ended_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        payout.id,
        payout.remedyId,
        payout.organisationId,
        payout.claimId,
        payout.amount.amount,
        payout.amount.currency,
        payout.state,
        payout.payeeVersion,
        payout.payeeFingerprint,
        payout.approvalHash,
        payout.approvedBy,
        payout.approvedAt,
        payout.approvalLimit,
        payout.method,
        payout.netted,
        payout.paysReturn,
        payout.firstApprovedBy,
        payout.endedAt,
      ],
    );
  }

  /** Locks the payout until the transaction ends; foreign and missing ids are the same 404. */
  async lock(manager: EntityManager, id: string): Promise<Payout> {
    const [row] = await manager.query<PayoutRow[]>(`${selectPayout()} WHERE p.id = $1 FOR UPDATE OF p`, [id]);
    if (!row) throw new DomainError('not_found', 'payout.not_found', 'There is no such payout.');
    return payoutOf(row);
  }

  /** As {@link lock}, by the idempotency key of one of its submissions. */
  async lockByKey(manager: EntityManager, providerKey: string): Promise<Payout> {
    const [row] = await manager.query<PayoutRow[]>(
      `${selectPayout()} WHERE p.id = (SELECT payout_id FROM payout_submissions WHERE provider_key = $1)
       FOR UPDATE OF p`,
      [providerKey],
    );
    if (!row) throw new DomainError('not_found', 'payout.not_found', 'There is no such payout.');
    return payoutOf(row);
  }

  /** All payouts of a claim, locked; one that pays another again is opened under the lock of that one. */
  async lockOfClaim(manager: EntityManager, claimId: string): Promise<Payout[]> {
    await manager.query('SELECT FROM payouts WHERE claim_id = $1 ORDER BY id FOR UPDATE', [claimId]);
    // Once more, because the first statement does not see what was opened while it waited.
    const rows = await manager.query<PayoutRow[]>(
      `${selectPayout()} WHERE p.claim_id = $1 ORDER BY p.id FOR UPDATE OF p`,
      [claimId],
    );
    return rows.map(payoutOf);
  }

  /** The organisation's payouts that a change of its payee concerns, locked. */
  async lockUnsent(manager: EntityManager, organisationId: string): Promise<Payout[]> {
    const rows = await manager.query<PayoutRow[]>(
      `${selectPayout()} WHERE p.organisation_id = $1
         AND p.state IN ('awaiting_approval', 'approved', 'scheduled', 'failed') ORDER BY p.id FOR UPDATE OF p`,
      [organisationId],
    );
    return rows.map(payoutOf);
  }

  /** Writes over exactly the version that was read. */
  async update(manager: EntityManager, payout: Payout, change: Partial<PayoutStatus>): Promise<Payout> {
    const next = { ...payout, ...change };
    const [, affected] = await manager.query<[unknown, number]>(
      `UPDATE payouts SET state = $3, payee_version = $4, payee_fingerprint = $5, approval_hash = $6, approved_by = $7,
              approved_at = $8, approval_limit = $9, rejected_by = $10, reason_code = $11, bank_reference = $12,
              ended_at = $13, first_approved_by = $14, version = version + 1
       WHERE id = $1 AND version = $2`,
      [
        payout.id,
        payout.version,
        next.state,
        next.payeeVersion,
        next.payeeFingerprint,
        next.approvalHash,
        next.approvedBy,
        next.approvedAt,
        next.approvalLimit,
        next.rejectedBy,
        next.reasonCode,
        next.bankReference,
        next.endedAt,
        next.firstApprovedBy,
      ],
    );
    if (affected !== 1) {
      throw new DomainError('conflict', 'payout.changed', 'The payout changed meanwhile: read it again.');
    }
    return { ...next, version: payout.version + 1 };
  }
}
