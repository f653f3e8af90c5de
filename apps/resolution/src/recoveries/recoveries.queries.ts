import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type Actor, Clock, Database, keyset, type Page, scopeOf } from '@tuntas/platform';
import { type RecoveriesQuery, type RecoveryView, recoveryViewOf } from './recoveries.dto';
import { type RecoveryRow, selectRecovery } from './recovery.repository';

@Injectable()
export class RecoveriesQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: RecoveriesQuery): Promise<Page<RecoveryView>> {
    const now = this.clock.now();
    const page = keyset({
      query,
      columns: {
        dueAt: { sql: 'due_at', type: 'timestamptz' },
        amount: { sql: 'amount', type: 'bigint' },
        openedAt: { sql: 'opened_at', type: 'timestamptz' },
      },
      params: [
        query.state ?? null,
        query.debtorKind ?? null,
        query.payoutId ?? null,
        query.claimId ?? null,
        query.overdue ?? null,
        now,
      ],
    });
    return this.database.read(scopeOf(actor), async (manager) => {
      const rows = await manager.query<RecoveryRow[]>(
        `${selectRecovery(`, ${page.select}`)}
         WHERE ($1::text[] IS NULL OR state = ANY ($1)) AND ($2::text IS NULL OR debtor_kind = $2)
           AND ($3::uuid IS NULL OR payout_id = $3) AND ($4::uuid IS NULL OR claim_id = $4)
           AND ($5::boolean IS NULL OR $5 = (state = 'open' AND due_at < $6::timestamptz)) AND ${page.where}
         ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
        page.params,
      );
      return page.page(rows, (row) => recoveryViewOf(row, actor, now));
    });
  }

  find(actor: Actor, id: string): Promise<RecoveryView> {
    return this.database.read(scopeOf(actor), async (manager) => {
      const [row] = await manager.query<RecoveryRow[]>(`${selectRecovery()} WHERE id = $1`, [id]);
      if (!row) throw new DomainError('not_found', 'recovery.not_found', 'There is no such recovery.');
      return recoveryViewOf(row, actor, this.clock.now());
    });
  }
}
