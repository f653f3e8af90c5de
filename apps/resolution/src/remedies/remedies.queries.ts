import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { Database, etagOf, keyset, type Page, type Scope } from '@tuntas/platform';
import { type RemediesQuery, type RemedyDetailRow, type RemedyView, remedyViewOf } from './remedies.dto';
import { remedyColumns } from './remedy.repository';

const details = `
  (SELECT json_build_object('id', p.id, 'state', p.state) FROM payouts p
   WHERE p.claim_id = r.claim_id AND p.remedy_id = r.id ORDER BY p.created_at DESC, p.id DESC LIMIT 1) AS payout,
  (SELECT json_build_object('shipmentId', s.shipment_id, 'state', s.state, 'carrier', s.carrier, 'waybill', s.waybill)
   FROM reshipments s WHERE s.remedy_id = r.id) AS reshipment`;

@Injectable()
export class RemediesQueries {
  constructor(private readonly database: Database) {}

  list(scope: Scope, query: RemediesQuery): Promise<Page<RemedyView>> {
    const page = keyset({
      query,
      columns: {
        openedAt: { sql: 'opened_at', type: 'timestamptz' },
        amount: { sql: 'amount', type: 'bigint' },
      },
      params: [query.claimId ?? null, query.state ?? null, query.kind ?? null],
    });
    return this.database.read(scope, async (manager) => {
      const rows = await manager.query<RemedyDetailRow[]>(
        `SELECT ${remedyColumns}, ${details}, ${page.select} FROM remedies r
         WHERE ($1::uuid IS NULL OR claim_id = $1) AND ($2::text IS NULL OR state = $2)
           AND ($3::text IS NULL OR kind = $3) AND ${page.where}
         ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
        page.params,
      );
      return page.page(rows, remedyViewOf);
    });
  }

  find(scope: Scope, id: string): Promise<{ remedy: RemedyView; etag: string }> {
    return this.database.read(scope, async (manager) => {
      const [row] = await manager.query<RemedyDetailRow[]>(
        `SELECT ${remedyColumns}, ${details} FROM remedies r WHERE id = $1`,
        [id],
      );
      if (!row) throw new DomainError('not_found', 'remedy.not_found', 'There is no such remedy.');
      return { remedy: remedyViewOf(row), etag: etagOf(row.version) };
    });
  }
}
