import { carrierKey, waybillKey } from '@tuntas/contracts';
import { DomainError, type Money } from '@tuntas/kernel';
import type { Scope } from '@tuntas/platform';
import { type EntityManager, In } from 'typeorm';
import type { ClaimType } from '../claims/domain/words';
import { without } from '../claims/without';
import { leadOf, signsOf } from './domain/claim-clock';
import type { Shipment } from './domain/shipment';
import { eligibilityOf, windowsOf } from './eligibility';
import { ShipmentEntity } from './shipment.entity';

const moneyOf = (amount: number | null, currency: string | null): Money | null =>
  amount === null || currency === null ? null : { amount, currency };

export function stateOf(row: ShipmentEntity): Shipment {
  const { feeAmount, feeCurrency, goodsValueAmount, goodsValueCurrency, ...rest } = row;
  const { insuredValueAmount, insuredValueCurrency, ...known } = rest;
  const plain = without(known, 'eligibility', 'reportedTypes', 'claimTold', ...leadColumns);
  return {
    ...plain,
    fee: moneyOf(feeAmount, feeCurrency),
    goodsValue: moneyOf(goodsValueAmount, goodsValueCurrency),
    insuredValue: moneyOf(insuredValueAmount, insuredValueCurrency),
  };
}

const leadColumns = ['claimSign', 'claimableType', 'claimableFrom', 'claimableUntil'] as const;

/** The row as of `at`, without what only grows: what people reported, and what was told. */
export function rowOf(
  shipment: Shipment,
  reported: readonly ClaimType[],
  at: Date,
): Omit<ShipmentEntity, 'reportedTypes' | 'claimTold'> {
  const { fee, goodsValue, insuredValue, ...plain } = shipment;
  const eligibility = eligibilityOf(shipment);
  const signed = signsOf(shipment, reported, at);
  const { type, sign, from, until } = leadOf(shipment, windowsOf(eligibility), signed, at);
  return {
    ...plain,
    feeAmount: fee?.amount ?? null,
    feeCurrency: fee?.currency ?? null,
    goodsValueAmount: goodsValue?.amount ?? null,
    goodsValueCurrency: goodsValue?.currency ?? null,
    insuredValueAmount: insuredValue?.amount ?? null,
    insuredValueCurrency: insuredValue?.currency ?? null,
    claimSign: sign,
    claimableType: type,
    claimableFrom: from,
    claimableUntil: until ?? Infinity,
    eligibility,
  };
}

/** How a caller names a shipment: by id, or by waybill with the carrier where numbers collide. */
export interface ShipmentReference {
  readonly shipmentId?: string | undefined;
  readonly waybill?: string | undefined;
  readonly carrier?: string | undefined;
}

/** The shipment, the newest of a recycled waybill. Foreign, missing and not yet heard of are the same to the caller. */
export async function findShipment(
  manager: EntityManager,
  scope: Scope,
  reference: ShipmentReference,
): Promise<Shipment> {
  const row = await manager.findOne(ShipmentEntity, {
    where: {
      ...(reference.shipmentId ? { id: reference.shipmentId } : {}),
      ...(reference.waybill ? { waybillKey: waybillKey(reference.waybill) } : {}),
      ...(reference.carrier ? { carrierKey: carrierKey(reference.carrier) } : {}),
      ...(scope === '*' ? {} : { organisationId: scope }),
    },
    order: { shippedAt: 'DESC' },
  });
  if (!row) throw unknownShipment();
  return stateOf(row);
}

/** The shipment of each reference, in their order and with one question for all; null where there is none. */
export async function findShipments(
  manager: EntityManager,
  scope: Scope,
  references: readonly ShipmentReference[],
): Promise<(Shipment | null)[]> {
  const asked = references.map(({ shipmentId, waybill, carrier }) => ({
    id: shipmentId ?? null,
    waybill: waybill === undefined ? null : waybillKey(waybill),
    carrier: carrier === undefined ? null : carrierKey(carrier),
  }));
  const found: { id: string | null }[] = await manager.query(
    `SELECT (
       SELECT s.id FROM shipments s
       WHERE (s.id = asked.id OR s.waybill_key = asked.waybill)
         AND (asked.id IS NULL OR s.id = asked.id) AND (asked.waybill IS NULL OR s.waybill_key = asked.waybill)
         AND (asked.carrier IS NULL OR s.carrier_key = asked.carrier) AND ($1 = '*' OR s.organisation_id::text = $1)
       ORDER BY s.shipped_at DESC LIMIT 1
     ) AS id
     FROM ROWS FROM (jsonb_to_recordset($2::jsonb) AS (id uuid, waybill text, carrier text))
       WITH ORDINALITY AS asked (id, waybill, carrier, place)
     ORDER BY place`,
    [scope, JSON.stringify(asked)],
  );
  const ids = found.flatMap(({ id }) => id ?? []);
  const rows = await manager.findBy(ShipmentEntity, { id: In(ids) });
  const byId = new Map(rows.map((row) => [row.id, stateOf(row)]));
  return found.map(({ id }) => (id === null ? null : (byId.get(id) ?? null)));
}

export const unknownShipment = (): DomainError =>
  new DomainError(
    'not_found',
    'shipment.unknown',
    'No shipment of yours has this id or waybill. One that was just registered takes a moment to arrive here: try again shortly.',
    {},
    { retriable: true },
  );
