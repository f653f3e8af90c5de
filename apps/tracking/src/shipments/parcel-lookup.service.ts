import { carrierKey, waybillKey } from '@tuntas/contracts';
import { Injectable } from '@nestjs/common';
import { Database, SYSTEM_SCOPE } from '@tuntas/platform';

import type { ParcelFacts, ParcelQuery } from './shipments.dto';

// Two organisations may have registered one parcel (seller and marketplace): whoever holds it sees one.
const PARCELS = `
  SELECT carrier, waybill, service, status, sub_reason AS "subReason", pieces, shipped_at AS "shippedAt",
    destination_hub AS "destinationHub"
  FROM (
    SELECT DISTINCT ON (carrier_key, year) * FROM shipments
    WHERE waybill_key = $1 AND ($2::text IS NULL OR carrier_key = $2)
    ORDER BY carrier_key, year, created_at, id
  ) AS parcels
  ORDER BY shipped_at DESC LIMIT 5`;

type ParcelRow = Omit<ParcelFacts, 'shippedAt'> & { shippedAt: Date };

/** What a courier needs to know that it holds the right parcel: neither who sends it nor who receives it. */
@Injectable()
export class ParcelLookup {
  constructor(private readonly database: Database) {}

  find({ waybill, carrier }: ParcelQuery): Promise<{ items: ParcelFacts[] }> {
    const key = carrier === undefined ? null : carrierKey(carrier);
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const rows = await manager.query<ParcelRow[]>(PARCELS, [waybillKey(waybill), key]);
      return { items: rows.map((row) => ({ ...row, shippedAt: row.shippedAt.toISOString() })) };
    });
  }
}
