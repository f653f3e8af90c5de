import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type Actor, Database, keyset, type Page, scopeOf } from '@tuntas/platform';
import { payoutOf, type PayoutRow, selectPayout } from './payout.repository';
import { type PayoutsQuery, type PayoutTotal, type PayoutView, payoutViewOf } from './payouts.dto';

interface TotalRow {
  readonly state: PayoutTotal['state'];
  readonly count: number;
  readonly amount: number;
  readonly currency: string;
}

@Injectable()
export class PayoutsQueries {
  constructor(private readonly database: Database) {}

  list(actor: Actor, query: PayoutsQuery): Promise<Page<PayoutView>> {
    const page = keyset({
      query,
      columns: {
        createdAt: { sql: 'p.created_at', type: 'timestamptz' },
        amount: { sql: 'p.amount', type: 'bigint' },
      },
      id: 'p.id',
      params: [
        query.state ?? null,
        query.claimId ?? null,
        query.organisationId ?? null,
        query.currency ?? null,
        query.method ?? null,
        query.q ?? null,
      ],
    });
    return this.database.read(scopeOf(actor), async (manager) => {
      const rows = await manager.query<PayoutRow[]>(
        `${selectPayout(`, ${page.select}`)}
         WHERE ($1::text[] IS NULL OR p.state = ANY ($1)) AND ($2::uuid[] IS NULL OR p.claim_id = ANY ($2))
           AND ($3::uuid IS NULL OR p.organisation_id = $3) AND ($4::text IS NULL OR p.currency = $4)
           AND ($5::text IS NULL OR p.method = $5)
           AND ($6::text IS NULL OR position(upper($6) IN upper(r.claim_number)) > 0) AND ${page.where}
         ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
        page.params,
      );
      return page.page(rows, (row) => payoutViewOf(payoutOf(row), actor));
    });
  }

  /** How many payouts are in each state, and what they come to. */
  totals(actor: Actor): Promise<PayoutTotal[]> {
    return this.database.read(scopeOf(actor), async (manager) => {
      const rows = await manager.query<TotalRow[]>(
        `SELECT state, currency, count(*)::int AS count, sum(amount)::bigint AS amount FROM payouts
         GROUP BY state, currency ORDER BY currency, state`,
      );
      return rows.map(({ state, count, ...amount }) => ({ state, count, amount }));
    });
  }

  find(actor: Actor, id: string): Promise<PayoutView> {
    return this.database.read(scopeOf(actor), async (manager) => {
      const [row] = await manager.query<PayoutRow[]>(`${selectPayout()} WHERE p.id = $1`, [id]);
      if (!row) throw new DomainError('not_found', 'payout.not_found', 'There is no such payout.');
      return payoutViewOf(payoutOf(row), actor);
    });
  }
}
