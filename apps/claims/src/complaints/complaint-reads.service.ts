import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, keyset, type Page, scopeOf } from '@tuntas/platform';
import { In } from 'typeorm';
import { ComplaintEntity } from './complaint.entity';
import { findComplaint } from './complaint.repository';
import { complaintOf } from './complaint-view';
import type { ListComplaintsQuery } from './complaints.dto';

const sortColumns = {
  receivedAt: { sql: 'received_at', type: 'timestamptz' },
  dueAt: { sql: `coalesce(due_at, 'infinity')`, type: 'timestamptz' },
} as const;

type View = ReturnType<typeof complaintOf>;

@Injectable()
export class ComplaintReads {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: ListComplaintsQuery): Promise<Page<View>> {
    const scope = scopeOf(actor);
    const at = this.clock.now();
    const { state, category, claimId, overdue } = query;
    const organisation = scope === '*' ? null : scope;
    const params = [organisation, state ?? null, category ?? null, claimId ?? null, overdue ?? null, at];
    const set = keyset({ query, columns: sortColumns, params });
    return this.database.read(scope, async (manager) => {
      const ids: { id: string }[] = await manager.query(
        `SELECT id, ${set.select} FROM complaints
         WHERE ($1::uuid IS NULL OR organisation_id = $1) AND ($2::text[] IS NULL OR state = ANY($2))
           AND ($3::text[] IS NULL OR category = ANY($3)) AND ($4::uuid IS NULL OR claim_id = $4)
           AND ($5::text IS NULL OR (coalesce(due_at, 'infinity') < $6::timestamptz) = ($5 = 'true'))
           AND ${set.where}
         ORDER BY ${set.orderBy} LIMIT ${set.limit}`,
        set.params,
      );
      const rows = await manager.findBy(ComplaintEntity, { id: In(ids.map(({ id }) => id)) });
      const byId = new Map(rows.map((row) => [row.id, row]));
      return set.page(ids, ({ id }) => complaintOf(byId.get(id) as ComplaintEntity, at));
    });
  }

  get(actor: Actor, id: string): Promise<View> {
    const scope = scopeOf(actor);
    return this.database.read(scope, async (manager) =>
      complaintOf(await findComplaint(manager, scope, id), this.clock.now()),
    );
  }
}
