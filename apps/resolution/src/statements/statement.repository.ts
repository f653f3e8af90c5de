import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import type { Money } from '@tuntas/kernel';
import type { EntityManager } from 'typeorm';
import type { LineAction, LineState, MismatchReason } from './domain/match';

export interface StatementRow {
  readonly id: string;
  readonly sha256: string;
  readonly format: 'camt053' | 'csv';
  readonly fileName: string;
  readonly account: string | null;
  readonly lines: number;
  readonly states: Partial<Record<LineState, number>>;
  readonly importedBy: string;
  readonly importedAt: Date;
}

export interface LineRow {
  readonly id: string;
  readonly statementId: string;
  readonly line: number;
  readonly bookedOn: string;
  readonly amount: number;
  readonly currency: string;
  readonly endToEndId: string | null;
  readonly reference: string | null;
  readonly counterparty: string | null;
  readonly bankReference: string | null;
  readonly state: LineState;
  readonly reason: MismatchReason | null;
  readonly payoutId: string | null;
  readonly recoveryId: string | null;
  readonly payout: {
    readonly id: string;
    readonly claimNumber: string;
    readonly state: string;
    readonly amount: Money;
  } | null;
  readonly action: LineAction | null;
  readonly note: string | null;
  readonly proposedBy: string | null;
  readonly proposedAt: Date | null;
  readonly resolvedBy: string | null;
  readonly resolvedAt: Date | null;
  readonly version: number;
}

/** A line as it is stored first. */
export interface NewLine {
  readonly id: string;
  readonly line: number;
  readonly fingerprint: string;
  readonly booked_on: string;
  readonly amount: number;
  readonly currency: string;
  readonly end_to_end_id: string | null;
  readonly reference: string | null;
  readonly counterparty: string | null;
  readonly bank_reference: string | null;
  readonly state: LineState;
  readonly reason: MismatchReason | null;
  readonly payout_id: string | null;
  readonly organisation_id: string | null;
}

export const selectStatement = (more = '') => `
  SELECT s.id, s.sha256, s.format, s.file_name AS "fileName", s.account, s.lines, s.imported_by AS "importedBy",
         s.imported_at AS "importedAt",
         coalesce((SELECT json_object_agg(state, count) FROM (
           SELECT state, count(*) FROM statement_lines l WHERE l.statement_id = s.id GROUP BY state) AS counted), '{}')
           AS states ${more}
  FROM bank_statements s`;

export const selectLine = (more = '') => `
  SELECT l.id, l.statement_id AS "statementId", l.line, l.booked_on::text AS "bookedOn", l.amount, l.currency,
         l.end_to_end_id AS "endToEndId", l.reference, l.counterparty, l.bank_reference AS "bankReference", l.state,
         l.reason, l.payout_id AS "payoutId", l.recovery_id AS "recoveryId", l.action, l.note,
         l.proposed_by AS "proposedBy", l.proposed_at AS "proposedAt", l.resolved_by AS "resolvedBy",
         l.resolved_at AS "resolvedAt", l.version,
         CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'state', p.state, 'claimNumber', r.claim_number,
           'amount', json_build_object('amount', p.amount, 'currency', p.currency)) END AS payout ${more}
  FROM statement_lines l LEFT JOIN payouts p ON p.id = l.payout_id LEFT JOIN remedies r ON r.id = p.remedy_id`;

@Injectable()
export class StatementRepository {
  /** False when the same file is here already, also when it comes in at this moment. */
  async insert(
    manager: EntityManager,
    statement: Omit<StatementRow, 'states' | 'importedAt'>,
  ): Promise<boolean> {
    const rows = await manager.query<object[]>(
      `INSERT INTO bank_statements (id, sha256, format, file_name, account, lines, imported_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (sha256) DO NOTHING RETURNING id`,
      [
        statement.id,
        statement.sha256,
        statement.format,
        statement.fileName,
        statement.account,
        statement.lines,
        statement.importedBy,
      ],
    );
    return rows.length === 1;
  }

  async bySha256(manager: EntityManager, sha256: string): Promise<StatementRow | null> {
    const [row] = await manager.query<StatementRow[]>(`${selectStatement()} WHERE s.sha256 = $1`, [sha256]);
    return row ?? null;
  }

  /** Which of these bookings an earlier statement told. */
  async known(manager: EntityManager, fingerprints: readonly string[]): Promise<Set<string>> {
    const rows = await manager.query<{ fingerprint: string }[]>(
      `SELECT fingerprint FROM statement_lines WHERE fingerprint = ANY ($1) AND state <> 'repeated'`,
      [fingerprints],
    );
    return new Set(rows.map(({ fingerprint }) => fingerprint));
  }

  async insertLines(manager: EntityManager, statementId: string, lines: readonly NewLine[]): Promise<void> {
    await manager.query(
      `INSERT INTO statement_lines (id, statement_id, line, fingerprint, booked_on, amount, currency, end_to_end_id,
                                    reference, counterparty, bank_reference, state, reason, payout_id, organisation_id,
                                    matched_payout_id)
       SELECT id, $1, line, fingerprint, booked_on, amount, currency, end_to_end_id, reference, counterparty,
              bank_reference, state, reason, payout_id, organisation_id, payout_id
       FROM jsonb_populate_recordset(NULL::statement_lines, $2)`,
      [statementId, JSON.stringify(lines)],
    );
  }

  async lockLine(manager: EntityManager, id: string): Promise<LineRow> {
    const [row] = await manager.query<LineRow[]>(`${selectLine()} WHERE l.id = $1 FOR UPDATE OF l`, [id]);
    if (!row) throw new DomainError('not_found', 'statement_line.not_found', 'There is no such line.');
    return row;
  }

  /** Back to `mismatch` it is as the matcher left it. */
  async moveLine(
    manager: EntityManager,
    id: string,
    change: {
      readonly state: LineState;
      readonly action?: LineAction | null;
      readonly note?: string | null;
      readonly payoutId?: string | null;
      readonly organisationId?: string | null;
      readonly recoveryId?: string | null;
      readonly proposedBy?: string | null;
      readonly resolvedBy?: string;
    },
  ): Promise<void> {
    const moved = { ...change, proposedBy: change.proposedBy ?? null, resolvedBy: change.resolvedBy ?? null };
    await manager.query(
      `UPDATE statement_lines SET state = $2, version = version + 1,
              action = CASE WHEN $2 = 'mismatch' THEN NULL ELSE coalesce($3, action) END,
              note = CASE WHEN $2 = 'mismatch' THEN NULL ELSE coalesce($4, note) END,
              payout_id = CASE WHEN $2 = 'mismatch' THEN matched_payout_id ELSE coalesce($5, payout_id) END,
              organisation_id = CASE WHEN $2 = 'mismatch' THEN (SELECT organisation_id FROM payouts WHERE id = matched_payout_id)
                                     ELSE coalesce($6, organisation_id) END,
              recovery_id = CASE WHEN $2 = 'mismatch' THEN NULL ELSE coalesce($7, recovery_id) END,
              proposed_by = CASE WHEN $2 = 'mismatch' THEN NULL ELSE coalesce($8, proposed_by) END,
              proposed_at = CASE WHEN $2 = 'proposed' THEN now() WHEN $2 = 'mismatch' THEN NULL ELSE proposed_at END,
              resolved_by = $9, resolved_at = CASE WHEN $9::text IS NULL THEN NULL ELSE now() END
       WHERE id = $1`,
      [
        id,
        moved.state,
        moved.action ?? null,
        moved.note ?? null,
        moved.payoutId ?? null,
        moved.organisationId ?? null,
        moved.recoveryId ?? null,
        moved.proposedBy,
        moved.resolvedBy,
      ],
    );
  }
}
