import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import type { EntityManager } from 'typeorm';
import type { DebtorKind, RecoveryState, Spent } from './domain/recovery';

export interface RecoveryRow {
  readonly id: string;
  readonly organisationId: string;
  readonly claimId: string;
  readonly claimNumber: string;
  readonly payoutId: string;
  readonly debtorKind: DebtorKind;
  readonly debtor: string;
  readonly reference: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly received: number;
  readonly writtenOff: number;
  readonly state: RecoveryState;
  readonly dueAt: Date;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
  readonly proposedBy: string | null;
  readonly writeOffReason: string | null;
  readonly version: number;
}

export const selectRecovery = (more = '') => `
  SELECT id, organisation_id AS "organisationId", claim_id AS "claimId", claim_number AS "claimNumber",
         payout_id AS "payoutId", debtor_kind AS "debtorKind", debtor, reference, amount, currency, received,
         written_off AS "writtenOff", state, due_at AS "dueAt", opened_by AS "openedBy", opened_at AS "openedAt",
         ended_at AS "endedAt", write_off_proposed_by AS "proposedBy", write_off_reason AS "writeOffReason",
         version ${more}
  FROM recoveries`;

export interface NewReceipt {
  readonly id: string;
  readonly recoveryId: string;
  readonly organisationId: string;
  readonly amount: number;
  readonly receivedOn: string;
  readonly note: string | null;
  readonly statementLineId: string | null;
  readonly bookedBy: string;
}

@Injectable()
export class RecoveryRepository {
  async lock(manager: EntityManager, id: string): Promise<RecoveryRow> {
    const [row] = await manager.query<RecoveryRow[]>(`${selectRecovery()} WHERE id = $1 FOR UPDATE`, [id]);
    if (!row) throw new DomainError('not_found', 'recovery.not_found', 'There is no such recovery.');
    return row;
  }

  /** What became of a remedy's money; `asked` is without what was given up. */
  async spent(manager: EntityManager, remedyId: string): Promise<Spent> {
    const [spent] = await manager.query<[Spent]>(
      `WITH paid AS (SELECT id, amount + netted AS amount FROM payouts WHERE remedy_id = $1 AND state = 'paid'),
       booked AS (
         SELECT t.kind, abs(e.amount) AS amount FROM ledger_transactions t
         JOIN ledger_entries e ON e.transaction_id = t.id AND e.account = 'shipper_credit'
         WHERE t.payout_id IN (SELECT id FROM paid) AND t.kind IN ('payout_returned', 'compensation_repayable')
       )
       SELECT (SELECT coalesce(sum(amount), 0)::bigint FROM paid) AS paid,
              (SELECT coalesce(sum(amount), 0)::bigint FROM booked WHERE kind = 'payout_returned') AS returned,
              (SELECT coalesce(sum(amount), 0)::bigint FROM booked WHERE kind = 'compensation_repayable') AS repayable,
              (SELECT coalesce(sum(amount - written_off), 0)::bigint FROM recoveries
               WHERE payout_id IN (SELECT id FROM paid)) AS asked`,
      [remedyId],
    );
    return spent;
  }

  /** False when this payout has one of this kind of debtor. */
  async insert(
    manager: EntityManager,
    row: Omit<
      RecoveryRow,
      | 'received'
      | 'writtenOff'
      | 'state'
      | 'openedAt'
      | 'endedAt'
      | 'proposedBy'
      | 'writeOffReason'
      | 'version'
    >,
  ): Promise<boolean> {
    const rows = await manager.query<object[]>(
      `INSERT INTO recoveries (id, organisation_id, claim_id, claim_number, payout_id, debtor_kind, debtor, reference,
                               amount, currency, state, due_at, opened_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11, $12)
       ON CONFLICT (payout_id, debtor_kind) DO NOTHING RETURNING id`,
      [
        row.id,
        row.organisationId,
        row.claimId,
        row.claimNumber,
        row.payoutId,
        row.debtorKind,
        row.debtor,
        row.reference,
        row.amount,
        row.currency,
        row.dueAt,
        row.openedBy,
      ],
    );
    return rows.length === 1;
  }

  async receive(manager: EntityManager, receipt: NewReceipt, state: RecoveryState): Promise<void> {
    await manager.query(
      `INSERT INTO recovery_receipts (id, recovery_id, organisation_id, amount, received_on, note, statement_line_id,
                                      booked_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        receipt.id,
        receipt.recoveryId,
        receipt.organisationId,
        receipt.amount,
        receipt.receivedOn,
        receipt.note,
        receipt.statementLineId,
        receipt.bookedBy,
      ],
    );
    await manager.query(
      `UPDATE recoveries SET received = received + $2, state = $3, version = version + 1,
              write_off_proposed_by = NULL, write_off_reason = NULL,
              ended_at = CASE WHEN $3 = 'open' THEN NULL ELSE now() END
       WHERE id = $1`,
      [receipt.recoveryId, receipt.amount, state],
    );
  }

  async proposeWriteOff(
    manager: EntityManager,
    id: string,
    by: string | null,
    reason: string | null,
  ): Promise<void> {
    await manager.query(
      `UPDATE recoveries SET write_off_proposed_by = $2, write_off_reason = $3, version = version + 1 WHERE id = $1`,
      [id, by, reason],
    );
  }

  async writeOff(manager: EntityManager, id: string, amount: number): Promise<void> {
    await manager.query(
      `UPDATE recoveries SET written_off = written_off + $2, state = 'written_off', ended_at = now(),
              version = version + 1
       WHERE id = $1`,
      [id, amount],
    );
  }
}
