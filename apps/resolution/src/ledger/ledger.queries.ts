import { Injectable } from '@nestjs/common';
import { Database, keyset, type Page, type Scope } from '@tuntas/platform';
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
      columns: { postedAt: { sql: 'posted_at', type: 'timestamptz' } },
      params: [query.kind ?? null, query.payoutId ?? null, query.organisationId ?? null],
    });
    return this.database.read(scope, async (manager) => {
      const rows = await manager.query<TransactionView[]>(
        `SELECT id, kind, payout_id AS "payoutId", organisation_id AS "organisationId", reverses,
                posted_by AS "postedBy", posted_at AS "postedAt", ${page.select},
                (SELECT json_agg(json_build_object('account', e.account, 'amount',
                          json_build_object('amount', e.amount, 'currency', e.currency)) ORDER BY e.line)
                 FROM ledger_entries e WHERE e.transaction_id = t.id) AS entries
         FROM ledger_transactions t
         WHERE ($1::text IS NULL OR kind = $1) AND ($2::uuid[] IS NULL OR payout_id = ANY ($2))
           AND ($3::uuid IS NULL OR organisation_id = $3) AND ${page.where}
         ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
        page.params,
      );
      return page.page(rows, (row) => ({
        id: row.id,
        kind: row.kind,
        payoutId: row.payoutId,
        organisationId: row.organisationId,
        reverses: row.reverses,
        postedBy: row.postedBy,
        postedAt: new Date(row.postedAt).toISOString(),
        entries: row.entries,
      }));
    });
  }
}

const moneyOf = ({ amount, currency }: { amount: number; currency: string }) => ({ amount, currency });
