import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type Actor, Database, keyset, type Page, scopeOf } from '@tuntas/platform';
import { payoutOf, type PayoutRow, selectPayout } from './payout.repository';
import { type PayoutsQuery, type PayoutView, payoutViewOf } from './payouts.dto';

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
      params: [query.state ?? null, query.claimId ?? null, query.organisationId ?? null],
    });
    return this.database.read(scopeOf(actor), async (manager) => {
      const rows = await manager.query<PayoutRow[]>(
        `${selectPayout(`, ${page.select}`)}
         WHERE ($1::text IS NULL OR p.state = $1) AND ($2::uuid[] IS NULL OR p.claim_id = ANY ($2))
           AND ($3::uuid IS NULL OR p.organisation_id = $3) AND ${page.where}
         ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
        page.params,
      );
      return page.page(rows, (row) => payoutViewOf(payoutOf(row), actor));
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
