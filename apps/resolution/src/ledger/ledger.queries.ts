import { Injectable } from '@nestjs/common';
import { Database, keyset, type Page, type Scope } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import type { Account, TransactionKind } from './domain/postings';
import type { BalanceView, LedgerQuery, TransactionView } from './ledger.dto';

interface Sum {
  readonly amount: number;
  readonly currency: string;
  readonly count: number;
}
type AccountSum = Sum & { account: Account };
type KindSum = Sum & { kind: TransactionKind };

const BALANCE = `
  SELECT account, currency, sum(amount)::bigint AS amount, count(*)::int AS count FROM ledger_entries
  WHERE $1::uuid IS NULL OR organisation_id = $1 GROUP BY account, currency ORDER BY account, currency`;

const KINDS = `
  SELECT kind, currency, sum(amount)::bigint AS amount, count(DISTINCT t.id)::int AS count
  FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id AND e.amount > 0
  WHERE $1::uuid IS NULL OR t.organisation_id = $1 GROUP BY kind, currency ORDER BY kind, currency`;

/** The books as finance reads them. */
@Injectable()
export class LedgerQueries {
  constructor(private readonly database: Database) {}

  balance(scope: Scope, organisationId: string | undefined): Promise<BalanceView> {
    return this.database.read(scope, async (manager) => {
      const accounts = await manager.query<AccountSum[]>(BALANCE, [organisationId ?? null]);
      const kinds = await manager.query<KindSum[]>(KINDS, [organisationId ?? null]);
      const totals = new Map<string, number>();
      for (const { currency, amount } of accounts) totals.set(currency, (totals.get(currency) ?? 0) + amount);
      return {
        accounts: accounts.map(({ account, count, ...sum }) => ({
          account,
          balance: moneyOf(sum),
          entries: count,
        })),
        transactions: kinds.map(({ kind, count, ...sum }) => ({ kind, count, amount: moneyOf(sum) })),
        balanced: [...totals.values()].every((total) => total === 0),
      };
    });
  }

  transactions(scope: Scope, query: LedgerQuery): Promise<Page<TransactionView>> {
    const page = keyset({
      query,
      columns: { postedAt: { sql: 't.posted_at', type: 'timestamptz' } },
      id: 't.id',
      params: [
        query.kind ?? null,
        query.payoutId ?? null,
        query.organisationId ?? null,
        query.account ?? null,
        query.currency ?? null,
        query.from ?? null,
        query.to ?? null,
      ],
    });
    return this.database.read(scope, async (manager) => {
      const rows = await manager.query<TransactionRow[]>(
        `${selectTransaction(`, ${page.select}`)}
         WHERE ($1::text IS NULL OR t.kind = $1) AND ($2::uuid[] IS NULL OR t.payout_id = ANY ($2))
           AND ($3::uuid IS NULL OR t.organisation_id = $3)
           AND ($4::text IS NULL AND $5::text IS NULL OR EXISTS (
             SELECT FROM ledger_entries e WHERE e.transaction_id = t.id
               AND ($4::text IS NULL OR e.account = $4) AND ($5::text IS NULL OR e.currency = $5)))
           AND ($6::date IS NULL OR t.posted_at >= $6::date::timestamp AT TIME ZONE 'Asia/Jakarta')
           AND ($7::date IS NULL OR t.posted_at < ($7::date + 1)::timestamp AT TIME ZONE 'Asia/Jakarta')
           AND ${page.where}
         ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
        page.params,
      );
      return page.page(rows, transactionViewOf);
    });
  }
}

type TransactionRow = Omit<TransactionView, 'postedAt'> & { readonly postedAt: Date };

const selectTransaction = (more = '') => `
  SELECT t.id, t.kind, t.payout_id AS "payoutId", t.organisation_id AS "organisationId", t.reverses,
         t.reference_id AS "referenceId", t.posted_by AS "postedBy", t.posted_at AS "postedAt",
         (SELECT r.claim_number FROM payouts p JOIN remedies r ON r.id = p.remedy_id WHERE p.id = t.payout_id)
           AS "claimNumber",
         (SELECT json_agg(json_build_object('account', e.account, 'amount',
                   json_build_object('amount', e.amount, 'currency', e.currency)) ORDER BY e.line)
          FROM ledger_entries e WHERE e.transaction_id = t.id) AS entries ${more}
  FROM ledger_transactions t`;

const transactionViewOf = (row: TransactionRow): TransactionView => ({
  id: row.id,
  kind: row.kind,
  payoutId: row.payoutId,
  claimNumber: row.claimNumber,
  referenceId: row.referenceId,
  organisationId: row.organisationId,
  reverses: row.reverses,
  postedBy: row.postedBy,
  postedAt: row.postedAt.toISOString(),
  entries: row.entries,
});

/** What was booked for one payout, oldest first. */
export async function transactionsOf(manager: EntityManager, payoutId: string): Promise<TransactionView[]> {
  const rows = await manager.query<TransactionRow[]>(
    `${selectTransaction()} WHERE t.payout_id = $1 ORDER BY t.posted_at, t.id`,
    [payoutId],
  );
  return rows.map(transactionViewOf);
}

const moneyOf = ({ amount, currency }: { amount: number; currency: string }) => ({ amount, currency });
