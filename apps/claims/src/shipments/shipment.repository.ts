import { DomainError, type Money } from '@tuntas/kernel';
import type { Scope } from '@tuntas/platform';
import { type EntityManager, Raw } from 'typeorm';
import type { Shipment } from './domain/shipment';
import { eligibilityOf } from './eligibility';
import { ShipmentEntity } from './shipment.entity';

const moneyOf = (amount: number | null, currency: string | null): Money | null =>
  amount === null || currency === null ? null : { amount, currency };

export function stateOf(row: ShipmentEntity): Shipment {
  const { feeAmount, feeCurrency, goodsValueAmount, goodsValueCurrency, eligibility: _, ...rest } = row;
  const { insuredValueAmount, insuredValueCurrency, ...plain } = rest;
  return {
    ...plain,
    fee: moneyOf(feeAmount, feeCurrency),
    goodsValue: moneyOf(goodsValueAmount, goodsValueCurrency),
    insuredValue: moneyOf(insuredValueAmount, insuredValueCurrency),
  };
}

export function rowOf(shipment: Shipment): ShipmentEntity {
  const { fee, goodsValue, insuredValue, ...plain } = shipment;
  return {
    ...plain,
    feeAmount: fee?.amount ?? null,
    feeCurrency: fee?.currency ?? null,
    goodsValueAmount: goodsValue?.amount ?? null,
    goodsValueCurrency: goodsValue?.currency ?? null,
    insuredValueAmount: insuredValue?.amount ?? null,
    insuredValueCurrency: insuredValue?.currency ?? null,
    eligibility: eligibilityOf(shipment),
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
      ...(reference.waybill ? { waybill: anyCase('waybill', reference.waybill) } : {}),
      ...(reference.carrier ? { carrier: anyCase('carrier', reference.carrier) } : {}),
      ...(scope === '*' ? {} : { organisationId: scope }),
    },
    order: { shippedAt: 'DESC' },
  });
  if (!row) throw unknownShipment();
  return stateOf(row);
}

/** Numbers and carriers are typed by people: `jn1` and `JN1` are one. */
const anyCase = (name: string, text: string) =>
  Raw((column) => `upper(${column}) = upper(:${name})`, { [name]: text.trim() });

export const unknownShipment = (): DomainError =>
  new DomainError(
    'not_found',
    'shipment.unknown',
    'No shipment of yours has this id or waybill. One that was just registered takes a moment to arrive here: try again shortly.',
    {},
    { retriable: true },
  );
