import { Injectable } from '@nestjs/common';
import { type Actor, Database, scopeOf } from '@tuntas/platform';
import type { CarrierView } from './carriers.dto';

type Row = Omit<CarrierView, 'lastScanAt'> & { readonly lastScanAt: Date | null };

const CARRIERS = `
  SELECT s.carrier_key AS key, min(s.carrier) AS name, array_agg(DISTINCT s.service ORDER BY s.service) AS services,
         count(*)::int AS shipments, count(*) FILTER (WHERE s.delivered_at IS NOT NULL)::int AS delivered,
         count(*) FILTER (WHERE s.status = 'exception')::int AS exceptions,
         count(*) FILTER (WHERE s.missing_since IS NOT NULL)::int AS silent, max(s.heard_at) AS "lastScanAt",
         (SELECT count(DISTINCT c.raw_code)::int FROM scans c WHERE c.carrier_key = s.carrier_key AND c.status IS NULL)
           AS "unmappedCodes"
  FROM shipments s WHERE s.created_at > now() - interval '90 days' GROUP BY s.carrier_key ORDER BY min(lower(s.carrier))`;

/** The carriers that parcels of the last 90 days went with. */
@Injectable()
export class CarriersQueries {
  constructor(private readonly database: Database) {}

  list(actor: Actor): Promise<CarrierView[]> {
    return this.database.read(scopeOf(actor), async (manager) => {
      const rows = await manager.query<Row[]>(CARRIERS);
      return rows.map((row) => ({ ...row, lastScanAt: row.lastScanAt?.toISOString() ?? null }));
    });
  }
}
