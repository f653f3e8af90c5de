import { DomainError, type Money } from '@tuntas/kernel';
import type { Scope } from '@tuntas/platform';
import { type EntityManager, Raw } from 'typeorm';
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
