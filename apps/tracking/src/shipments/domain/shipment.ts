import { carrierKey, waybillKey } from '@tuntas/contracts';
import type { Money } from '@tuntas/kernel';

/** What a shipper says about a parcel; none of it changes afterwards. */
export interface ShipmentFacts {
  readonly carrier: string;
  readonly service: string;
  readonly waybill: string;
  readonly shippedAt: Date;
  readonly promisedAt: Date | null;
  readonly originHub: string | null;
  readonly destinationHub: string | null;
  readonly pieces: number;
  readonly fee: Money | null;
  readonly goodsValue: Money | null;
  readonly insuredValue: Money | null;
}

/** Who receives it. Personal data: it stays in this service and is in no event. */
export interface Consignee {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: 'id' | 'en';
}

export interface Registration {
  readonly facts: ShipmentFacts;
  readonly consignee: Consignee | null;
}

export const yearOf = (shippedAt: Date): number => shippedAt.getUTCFullYear();

/** One text per parcel of an organisation. */
export const keyOf = ({ carrier, waybill, shippedAt }: ShipmentFacts): string =>
  JSON.stringify([carrierKey(carrier), waybillKey(waybill), yearOf(shippedAt)]);

const plain = (registration: Registration): Record<string, unknown> => {
  const { carrier, waybill, ...facts } = registration.facts;
  return { ...facts, consignee: registration.consignee };
};

/** Names of the fields in which two registrations of one parcel disagree; none when it is the same told twice. */
export function differences(known: Registration, told: Registration): string[] {
  const before = plain(known);
  return Object.entries(plain(told))
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field]))
    .map(([field]) => field);
}
