import { carrierKey, waybillKey } from '@tuntas/contracts';
import { Injectable } from '@nestjs/common';
import type { Money } from '@tuntas/kernel';
import { type EntityManager, In } from 'typeorm';
import { atStart, type Progress, statusOf } from '../scans/domain/progress';
import { ConsigneeRow } from './consignee.entity';
import { type Consignee, keyOf, type Registration, type ShipmentFacts, yearOf } from './domain/shipment';
import { ShipmentRow } from './shipment.entity';

/** A registration with everything its row needs. */
export interface NewShipmentRow extends Registration {
  readonly id: string;
  readonly organisationId: string;
  readonly remedyId: string | null;
  readonly watchedSince: Date | null;
  readonly registeredBy: string;
  readonly now: Date;
}

export interface KnownShipment extends Registration {
  readonly id: string;
}

const INSERT = `
  INSERT INTO shipments (id, organisation_id, carrier, carrier_key, waybill, waybill_key, year, service, shipped_at,
    promised_at, origin_hub, destination_hub, pieces, fee_amount, goods_value_amount, insured_value_amount, currency,
    remedy_id, status, status_at, marks, watched_since, registered_by, created_at)
  SELECT id, organisation_id, carrier, carrier_key, waybill, waybill_key, year, service, shipped_at,
    promised_at, origin_hub, destination_hub, pieces, fee_amount, goods_value_amount, insured_value_amount, currency,
    remedy_id, status, status_at, marks, watched_since, registered_by, created_at
  FROM jsonb_populate_recordset(NULL::shipments, $1::jsonb)
  ORDER BY carrier_key, waybill_key, year
  ON CONFLICT ON CONSTRAINT shipments_key DO NOTHING
  RETURNING id`;

const INSERT_CONSIGNEES = `
  INSERT INTO consignees SELECT * FROM jsonb_populate_recordset(NULL::consignees, $1::jsonb)`;

@Injectable()
export class ShipmentRepository {
  /** Inserts what is new, in one statement, and returns the ids of what was. */
  async insertNew(manager: EntityManager, rows: readonly NewShipmentRow[]): Promise<Set<string>> {
    const inserted: { id: string }[] = await manager.query(INSERT, [JSON.stringify(rows.map(columnsOf))]);
    const ids = new Set(inserted.map(({ id }) => id));
    const consignees = rows.flatMap(({ id, organisationId, consignee }) =>
      consignee && ids.has(id) ? [{ shipment_id: id, organisation_id: organisationId, ...consignee }] : [],
    );
    if (consignees.length > 0) await manager.query(INSERT_CONSIGNEES, [JSON.stringify(consignees)]);
    return ids;
  }

  /** What an organisation has registered under these facts' keys, by key. */
  async known(
    manager: EntityManager,
    organisationId: string,
    facts: readonly ShipmentFacts[],
  ): Promise<Map<string, KnownShipment>> {
    if (facts.length === 0) return new Map();
    const shipments = await manager.findBy(ShipmentRow, {
      organisationId,
      waybillKey: In(facts.map(({ waybill }) => waybillKey(waybill))),
    });
    const known = await withConsignees(manager, shipments);
    return new Map(known.map((shipment) => [keyOf(shipment.facts), shipment]));
  }

  async organisationOf(manager: EntityManager, id: string): Promise<string | null> {
    const row = await manager.findOne(ShipmentRow, {
      where: { id },
      select: { id: true, organisationId: true },
    });
    return row?.organisationId ?? null;
  }

  /** False when there was nobody to erase. */
  async eraseConsignee(manager: EntityManager, shipmentId: string): Promise<boolean> {
    return (await manager.delete(ConsigneeRow, { shipmentId })).affected === 1;
  }

  async byId(manager: EntityManager, id: string): Promise<KnownShipment | null> {
    const [known] = await withConsignees(manager, await manager.findBy(ShipmentRow, { id }));
    return known ?? null;
  }
}

async function withConsignees(
  manager: EntityManager,
  shipments: readonly ShipmentRow[],
): Promise<KnownShipment[]> {
  const consignees = await manager.findBy(ConsigneeRow, { shipmentId: In(shipments.map(({ id }) => id)) });
  const byShipment = new Map(consignees.map((row) => [row.shipmentId, consigneeOf(row)]));
  return shipments.map((row) => ({
    id: row.id,
    facts: factsOf(row),
    consignee: byShipment.get(row.id) ?? null,
  }));
}

/** Carriers and waybills of one row, in the columns' own names. */
function columnsOf(row: NewShipmentRow): Record<string, unknown> {
  const { facts } = row;
  return {
    id: row.id,
    organisation_id: row.organisationId,
    carrier: facts.carrier,
    carrier_key: carrierKey(facts.carrier),
    waybill: facts.waybill,
    waybill_key: waybillKey(facts.waybill),
    year: yearOf(facts.shippedAt),
    service: facts.service,
    shipped_at: facts.shippedAt,
    promised_at: facts.promisedAt,
    origin_hub: facts.originHub,
    destination_hub: facts.destinationHub,
    pieces: facts.pieces,
    fee_amount: facts.fee?.amount,
    goods_value_amount: facts.goodsValue?.amount,
    insured_value_amount: facts.insuredValue?.amount,
    currency: (facts.fee ?? facts.goodsValue ?? facts.insuredValue)?.currency,
    remedy_id: row.remedyId,
    status: statusOf(atStart).status,
    status_at: facts.shippedAt,
    marks: marksOf(atStart),
    watched_since: row.watchedSince,
    registered_by: row.registeredBy,
    created_at: row.now,
  };
}

const marksOf = ({ step, final, correction }: Progress) => ({ step, final, correction });

const moneyOf = (amount: number | null, currency: string | null): Money | null =>
  amount === null || currency === null ? null : { amount, currency };

export const factsOf = (row: ShipmentRow): ShipmentFacts => ({
  carrier: row.carrier,
  service: row.service,
  waybill: row.waybill,
  shippedAt: row.shippedAt,
  promisedAt: row.promisedAt,
  originHub: row.originHub,
  destinationHub: row.destinationHub,
  pieces: row.pieces,
  fee: moneyOf(row.feeAmount, row.currency),
  goodsValue: moneyOf(row.goodsValueAmount, row.currency),
  insuredValue: moneyOf(row.insuredValueAmount, row.currency),
});

export const consigneeOf = ({ name, email, phone, locale }: ConsigneeRow): Consignee => ({
  name,
  email,
  phone,
  locale,
});
