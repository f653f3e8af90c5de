import { Injectable } from '@nestjs/common';
import type { RemedyKind } from '@tuntas/contracts';
import type { Money } from '@tuntas/kernel';
import type { EntityManager } from 'typeorm';
import type { RemedyState } from './domain/remedy';

export interface Remedy {
  readonly id: string;
  readonly organisationId: string;
  readonly claimId: string;
  readonly claimNumber: string;
  /** The shipment that was claimed for. */
  readonly shipmentId: string;
  readonly decisionNo: number;
  readonly kind: RemedyKind;
  readonly state: RemedyState;
  readonly amount: Money;
  readonly wish: string;
  readonly fallback: RemedyKind | null;
  readonly fallbackOf: string | null;
  readonly decidedBy: string;
  /** Null where the remedy is older than what is kept of its claimant. */
  readonly claimantId: string | null;
}

export interface RemedyRow extends Omit<Remedy, 'amount'> {
  readonly amount: number;
  readonly currency: string;
  readonly reasonCode: string | null;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
  readonly version: number;
}

/** The columns of {@link RemedyRow}. */
export const remedyColumns = `
  id, organisation_id AS "organisationId", claim_id AS "claimId", claim_number AS "claimNumber",
  shipment_id AS "shipmentId", decision_no AS "decisionNo", kind, state, amount, currency, wish, fallback,
  fallback_of AS "fallbackOf", decided_by AS "decidedBy", claimant_id AS "claimantId", reason_code AS "reasonCode", opened_at AS "openedAt",
  ended_at AS "endedAt", version`;

export const remedyOf = ({ amount, currency, ...row }: RemedyRow): Remedy => ({
  ...row,
  amount: { amount, currency },
});

@Injectable()
export class RemedyRepository {
  /** Value of the claim's remedies that did not fail; null when there are none. */
  async givenFor(manager: EntityManager, claimId: string): Promise<number | null> {
    const [sum] = await manager.query<[{ given: number | null }]>(
      `SELECT sum(amount)::bigint AS given FROM remedies WHERE claim_id = $1 AND state <> 'failed'`,
      [claimId],
    );
    return sum.given;
  }

  /** False when this decision already has a remedy of this kind. */
  async insert(manager: EntityManager, remedy: Remedy): Promise<boolean> {
    const rows = await manager.query<object[]>(
      `INSERT INTO remedies (id, organisation_id, claim_id, claim_number, shipment_id, decision_no, kind, state,
                             amount, currency, wish, fallback, fallback_of, decided_by, claimant_id, ended_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text, $9, $10, $11, $12, $13, $14, $15,
               CASE WHEN $8::text = 'open' THEN NULL ELSE now() END)
       ON CONFLICT (claim_id, decision_no, kind) DO NOTHING RETURNING id`,
      [
        remedy.id,
        remedy.organisationId,
        remedy.claimId,
        remedy.claimNumber,
        remedy.shipmentId,
        remedy.decisionNo,
        remedy.kind,
        remedy.state,
        remedy.amount.amount,
        remedy.amount.currency,
        remedy.wish,
        remedy.fallback,
        remedy.fallbackOf,
        remedy.decidedBy,
        remedy.claimantId,
      ],
    );
    return rows.length === 1;
  }

  /** Ends an open remedy; null when somebody else ended it before. */
  async end(
    manager: EntityManager,
    remedyId: string,
    state: 'completed' | 'failed',
    reasonCode: string | null,
  ): Promise<Remedy | null> {
    const [row] = await manager.query<RemedyRow[]>(
      `WITH ended AS (
         UPDATE remedies SET state = $2, reason_code = $3, ended_at = now(), version = version + 1
         WHERE id = $1 AND state = 'open' RETURNING *
       ) SELECT ${remedyColumns} FROM ended`,
      [remedyId, state, reasonCode],
    );
    return row ? remedyOf(row) : null;
  }
}
