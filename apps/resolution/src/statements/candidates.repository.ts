import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PayoutState } from '../payouts/domain/payout';
import type { Candidate } from './domain/match';

/** A payout that a line may speak of, with what names it. */
export interface KnownPayout extends Candidate {
  readonly organisationId: string;
  readonly claimNumber: string;
  /** The end-to-end id of the order that was found. */
  readonly key: string;
  readonly bankReference: string | null;
}

interface Row {
  readonly payoutId: string;
  readonly organisationId: string;
  readonly state: PayoutState;
  readonly amount: number;
  readonly currency: string;
  readonly key: string;
  readonly currentKey: boolean;
  readonly claimNumber: string;
  readonly bankReference: string | null;
  readonly accountedFor: boolean;
}

const SELECT = `
  SELECT p.id AS "payoutId", p.organisation_id AS "organisationId", p.state, p.amount, p.currency,
         s.provider_key AS key, s.provider_key = p.provider_key AS "currentKey", r.claim_number AS "claimNumber",
         p.bank_reference AS "bankReference",
         EXISTS (SELECT FROM statement_lines l WHERE l.payout_id = p.id AND (l.state IN ('matched', 'confirmed')
           OR l.state = 'resolved' AND l.action = 'settle' AND p.state = 'paid')) AS "accountedFor"
  FROM payout_submissions s JOIN payouts p ON p.id = s.payout_id JOIN remedies r ON r.id = p.remedy_id`;

const known = ({ amount, currency, ...row }: Row): KnownPayout => ({ ...row, amount: { amount, currency } });

/** The payouts that the lines of a statement may speak of, locked, so that what is judged still holds when it is booked. */
@Injectable()
export class CandidateRepository {
  async named(
    manager: EntityManager,
    keys: readonly string[],
    references: readonly string[],
  ): Promise<KnownPayout[]> {
    const rows = await manager.query<Row[]>(
      `${SELECT} WHERE s.provider_key IN (
         SELECT unnest($1::text[]) UNION SELECT provider_key FROM payouts WHERE bank_reference = ANY ($2))
       ORDER BY p.id FOR UPDATE OF p`,
      [keys, references],
    );
    return rows.map(known);
  }

  /** Those that wait for an answer and have one of these amounts. */
  async waiting(manager: EntityManager, amounts: readonly number[]): Promise<KnownPayout[]> {
    const rows = await manager.query<Row[]>(
      `${SELECT} WHERE s.provider_key = p.provider_key AND p.state IN ('submitted', 'unknown')
         AND p.amount = ANY ($1::bigint[]) ORDER BY p.id FOR UPDATE OF p`,
      [amounts],
    );
    return rows.map(known);
  }
}
