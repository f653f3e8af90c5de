import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type Actor, Database, scopeOf } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { transactionsOf } from '../ledger/ledger.queries';
import type { PayoutStoryView } from './payout-story.dto';
import { maskAccount, maskName } from './payouts.dto';

type Attempts = PayoutStoryView['attempts'];
type Lines = PayoutStoryView['statementLines'];
type Discrepancies = PayoutStoryView['discrepancies'];

const iso = (at: string): string => new Date(at).toISOString();

const ATTEMPTS = `
  SELECT s.attempt, s.provider_key AS key, json_build_object('amount', s.amount, 'currency', s.currency) AS amount,
         s.bank_code AS "bankCode", s.account_number AS "accountNumber", s.holder, s.submitted_at AS "submittedAt",
         CASE WHEN f.id IS NOT NULL THEN json_build_object('id', f.id, 'number', f.number, 'state', f.state) END
           AS "bankFile"
  FROM payout_submissions s LEFT JOIN bank_files f ON f.id = s.bank_file_id
  WHERE s.payout_id = $1 ORDER BY s.attempt`;

const LINES = `
  SELECT id, statement_id AS "statementId", line, booked_on::text AS "bookedOn",
         json_build_object('amount', amount, 'currency', currency) AS amount, state, reason
  FROM statement_lines WHERE payout_id = $1 ORDER BY booked_on, id`;

const DISCREPANCIES = `
  SELECT kind, provider_key AS key, seen_at AS "seenAt" FROM bank_discrepancies WHERE payout_id = $1 ORDER BY seen_at`;

const HISTORY = `
  SELECT action, actor_id AS "by", time AS at, channel, details FROM audit_rows WHERE subject = 'payout:' || $1
  ORDER BY time, id`;

/** One payout from its approval to its booking, for the page that answers "where is this money?". */
@Injectable()
export class PayoutStory {
  constructor(private readonly database: Database) {}

  of(actor: Actor, id: string): Promise<PayoutStoryView> {
    return this.database.read(scopeOf(actor), async (manager) => {
      const found = await manager.query<object[]>('SELECT FROM payouts WHERE id = $1', [id]);
      if (!found.length) throw new DomainError('not_found', 'payout.not_found', 'There is no such payout.');
      return {
        attempts: await this.attempts(manager, id),
        discrepancies: (await manager.query<Discrepancies>(DISCREPANCIES, [id])).map((row) => ({
          ...row,
          seenAt: iso(row.seenAt),
        })),
        statementLines: await manager.query<Lines>(LINES, [id]),
        transactions: await transactionsOf(manager, id),
        history: (await manager.query<PayoutStoryView['history']>(HISTORY, [id])).map((row) => ({
          ...row,
          at: iso(row.at),
        })),
      };
    });
  }

  private async attempts(manager: EntityManager, id: string): Promise<Attempts> {
    const rows = await manager.query<Attempts>(ATTEMPTS, [id]);
    return rows.map((row) => ({
      ...row,
      accountNumber: maskAccount(row.accountNumber),
      holder: maskName(row.holder),
      submittedAt: iso(row.submittedAt),
    }));
  }
}
