import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Debt } from './domain/netting';

/** A debt that a payout was made smaller by. */
export interface Netting {
  readonly id: string;
  readonly debtPayoutId: string;
  readonly amount: number;
}

/** A booking of money that came back. */
export interface Return {
  readonly id: string;
  readonly amount: number;
}

// Below the balance of a whole organisation: each payout's own, so that everything says which claim it is about.
const BALANCE = `
  SELECT t.payout_id, sum(e.amount)::bigint AS amount,
         coalesce(bool_or(t.kind = 'compensation_repayable'), false) AS repayable, min(t.posted_at) AS since
  FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id`;

/**
 * What shippers owe and are owed back, per payout: the entries of `shipper_credit` that carry its id, above zero what
 * the shipper owes. Whoever posts to it holds the payout's row, so that what is read here still holds when it is used.
 */
@Injectable()
export class ShipperCredit {
  /** What is owed back for one payout in minor units; negative when the shipper has it to their credit. */
  async owedFor(manager: EntityManager, payoutId: string): Promise<number> {
    const rows = await manager.query<{ amount: number }[]>(
      `${BALANCE} WHERE t.payout_id = $1 AND e.account = 'shipper_credit' GROUP BY t.payout_id`,
      [payoutId],
    );
    return rows[0]?.amount ?? 0;
  }

  /**
   * What an organisation was paid too much, oldest first, its payouts locked. Not what it was asked to send back for a
   * parcel that was found: that may be on its way, and would be taken twice.
   */
  async debts(manager: EntityManager, organisationId: string, currency: string): Promise<Debt[]> {
    const sql = `
      SELECT b.payout_id AS "payoutId", b.amount FROM (
        ${BALANCE} WHERE e.organisation_id = $1 AND e.currency = $2 AND e.account = 'shipper_credit'
          AND ($3::uuid[] IS NULL OR t.payout_id = ANY ($3)) GROUP BY t.payout_id
      ) b JOIN payouts p ON p.id = b.payout_id
      WHERE b.amount > 0 AND NOT b.repayable AND p.state IN ('paid', 'rejected') ORDER BY b.since, b.payout_id`;
    const seen = await manager.query<Debt[]>(sql, [organisationId, currency, null]);
    if (seen.length === 0) return [];
    const ids = seen.map(({ payoutId }) => payoutId);
    await manager.query('SELECT FROM payouts WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [ids]);
    return manager.query(sql, [organisationId, currency, ids]);
  }

  /** The oldest return of a payout that no payout pays again; null when there is none, or it is owed back anyway. */
  async unpaidReturn(manager: EntityManager, payoutId: string): Promise<Return | null> {
    const [row] = await manager.query<Return[]>(
      `SELECT t.id, -e.amount AS amount FROM ledger_transactions t
       JOIN ledger_entries e ON e.transaction_id = t.id AND e.account = 'shipper_credit'
       WHERE t.id = ${unpaidReturnOf('$1')}`,
      [payoutId],
    );
    return row ?? null;
  }

  async keepNettings(
    manager: EntityManager,
    of: { payoutId: string; organisationId: string; currency: string },
    nettings: readonly Netting[],
  ): Promise<void> {
    await manager.query(
      `INSERT INTO payout_nettings (id, debt_payout_id, amount, payout_id, organisation_id, currency)
       SELECT id, debt, amount, $1, $2, $3 FROM unnest($4::uuid[], $5::uuid[], $6::bigint[]) AS n (id, debt, amount)`,
      [
        of.payoutId,
        of.organisationId,
        of.currency,
        nettings.map(({ id }) => id),
        nettings.map(({ debtPayoutId }) => debtPayoutId),
        nettings.map(({ amount }) => amount),
      ],
    );
  }

  /** Gives the debts back that a payout was made smaller by. */
  undoNettings(manager: EntityManager, payoutId: string): Promise<Netting[]> {
    return manager.query(
      `WITH undone AS (
         UPDATE payout_nettings SET undone_at = now() WHERE payout_id = $1 AND undone_at IS NULL
         RETURNING id, debt_payout_id AS "debtPayoutId", amount
       ) SELECT * FROM undone ORDER BY id`,
      [payoutId],
    );
  }

  /** The claims that the debts of these payouts come from. */
  claimsOf(
    manager: EntityManager,
    payoutIds: readonly string[],
  ): Promise<{ payoutId: string; claimId: string; claimNumber: string }[]> {
    return manager.query(
      `SELECT p.id AS "payoutId", p.claim_id AS "claimId", r.claim_number AS "claimNumber"
       FROM payouts p JOIN remedies r ON r.id = p.remedy_id WHERE p.id = ANY ($1)`,
      [payoutIds],
    );
  }
}

/** SQL for the return that a payout could be paid again for; `payout` is an expression for its id. */
export const unpaidReturnOf = (payout: string): string => `
  (SELECT b.id FROM ledger_transactions b
   WHERE b.payout_id = ${payout} AND b.kind = 'payout_returned'
     AND NOT EXISTS (SELECT FROM payouts again WHERE again.pays_return = b.id AND again.state <> 'rejected')
     AND NOT EXISTS (SELECT FROM ledger_transactions owed
                     WHERE owed.payout_id = b.payout_id AND owed.kind = 'compensation_repayable')
   ORDER BY b.posted_at, b.id LIMIT 1)`;
