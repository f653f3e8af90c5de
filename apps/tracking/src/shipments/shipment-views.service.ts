import { carrierKey, waybillKey } from '@tuntas/contracts';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type Actor, Database, keyset, type Page, scopeOf, SYSTEM_SCOPE } from '@tuntas/platform';
import { In } from 'typeorm';
import { scanView } from '../scans/scan-view';
import { ScanRow } from '../scans/scan.entity';
import type { ScanView } from '../scans/scans.dto';
import { ConsigneeRow } from './consignee.entity';
import { type Consignee } from './domain/shipment';
import { ShipmentRow } from './shipment.entity';
import { consigneeOf, factsOf } from './shipment.repository';
import type { ShipmentQuery, ShipmentView } from './shipments.dto';

const sortColumns = {
  createdAt: { sql: 'created_at', type: 'timestamptz' },
  shippedAt: { sql: 'shipped_at', type: 'timestamptz' },
} as const;

@Injectable()
export class ShipmentViews {
  constructor(private readonly database: Database) {}

  list(actor: Actor, query: ShipmentQuery): Promise<Page<ShipmentView>> {
    const { carrier, waybill, status } = query;
    const params = [
      carrier === undefined ? null : carrierKey(carrier),
      waybill === undefined ? null : waybillKey(waybill),
      status ?? null,
    ];
    const page = keyset({ query, columns: sortColumns, params });
    return this.database.read(scopeOf(actor), async (manager) => {
      const found: { id: string }[] = await manager.query(
        `SELECT id, ${page.select} FROM shipments
         WHERE ($1::text IS NULL OR carrier_key = $1) AND ($2::text IS NULL OR waybill_key = $2)
           AND ($3::text IS NULL OR status = $3) AND ${page.where}
         ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
        page.params,
      );
      const rows = await manager.findBy(ShipmentRow, { id: In(found.map(({ id }) => id)) });
      const byId = new Map(rows.map((row) => [row.id, shipmentView(row)]));
      const { items, nextCursor } = page.page(found, ({ id }) => byId.get(id));
      return { items: items.filter((item) => item !== undefined), nextCursor };
    });
  }

  one(actor: Actor, id: string): Promise<ShipmentView> {
    return this.database.read(scopeOf(actor), async (manager) =>
      shipmentView(found(await manager.findOneBy(ShipmentRow, { id }))),
    );
  }

  /** Every scan of a parcel, oldest first, with the carrier's own code. */
  timeline(actor: Actor, id: string): Promise<ScanView[]> {
    return this.database.read(scopeOf(actor), async (manager) => {
      found(await manager.findOneBy(ShipmentRow, { id }));
      const scans = await manager.find(ScanRow, {
        where: { shipmentId: id },
        order: { occurredAt: 'ASC', id: 'ASC' },
      });
      return scans.map(scanView);
    });
  }

  /** For the services that write to the recipient. */
  consignee(id: string): Promise<Consignee> {
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const row = await manager.findOneBy(ConsigneeRow, { shipmentId: id });
      if (!row)
        throw new DomainError('not_found', 'consignee.unknown', 'No recipient is known for this shipment.');
      return consigneeOf(row);
    });
  }
}

function found(row: ShipmentRow | null): ShipmentRow {
  if (!row) throw new DomainError('not_found', 'shipment.unknown', 'There is no such shipment.');
  return row;
}

const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

function shipmentView(row: ShipmentRow): ShipmentView {
  return {
    ...factsOf(row),
    id: row.id,
    organisationId: row.organisationId,
    shippedAt: row.shippedAt.toISOString(),
    promisedAt: iso(row.promisedAt),
    remedyId: row.remedyId,
    status: row.status,
    subReason: row.subReason,
    statusAt: row.statusAt.toISOString(),
    deliveredAt: iso(row.deliveredAt),
    missingSince: iso(row.missingSince),
    createdAt: row.createdAt.toISOString(),
  };
}
