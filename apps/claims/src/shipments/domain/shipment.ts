import type { Money } from '@tuntas/kernel';

export type ShipmentStatus = 'registered' | 'delivered' | 'lost_suspected' | 'exception' | 'recovered';

export interface Shipment {
  readonly id: string;
  readonly organisationId: string;
  readonly carrier: string;
  readonly waybill: string;
  readonly service: string;
  readonly status: ShipmentStatus;
  readonly subReason: string | null;
  readonly shippedAt: Date;
  readonly promisedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly lostSuspectedAt: Date | null;
  readonly lastStatusAt: Date | null;
  readonly pieces: number;
  readonly fee: Money | null;
  readonly goodsValue: Money | null;
  readonly insuredValue: Money | null;
  readonly remedyId: string | null;
}

export type ShipmentEvent =
  | { readonly type: 'Scanned'; readonly at: Date }
  | { readonly type: 'Delivered'; readonly at: Date }
  /** The carrier takes its delivery back. */
  | { readonly type: 'Undelivered'; readonly at: Date }
  | { readonly type: 'LostSuspected'; readonly silentSince: Date }
  | { readonly type: 'WentWrong'; readonly subReason: string; readonly at: Date }
  | { readonly type: 'Recovered'; readonly at: Date };

const later = (a: Date | null, b: Date): Date => (a && a > b ? a : b);

/** Tracking has sorted out order and duplicates; here the news of a shipment only add up. */
export function evolve(shipment: Shipment, event: ShipmentEvent): Shipment {
  switch (event.type) {
    case 'Scanned':
      return { ...shipment, lastStatusAt: later(shipment.lastStatusAt, event.at) };
    case 'Delivered':
      return {
        ...shipment,
        status: 'delivered',
        subReason: null,
        deliveredAt: event.at,
        lastStatusAt: later(shipment.lastStatusAt, event.at),
      };
    case 'Undelivered':
      return {
        ...shipment,
        status: shipment.status === 'delivered' ? 'registered' : shipment.status,
        deliveredAt: null,
        lastStatusAt: later(shipment.lastStatusAt, event.at),
      };
    case 'LostSuspected':
      return {
        ...shipment,
        status: 'lost_suspected',
        lostSuspectedAt: shipment.lostSuspectedAt ?? event.silentSince,
      };
    case 'WentWrong':
      return {
        ...shipment,
        // A complaint after delivery does not undo the delivery.
        status: shipment.deliveredAt ? shipment.status : 'exception',
        subReason: event.subReason,
        lostSuspectedAt:
          event.subReason === 'lost' ? (shipment.lostSuspectedAt ?? event.at) : shipment.lostSuspectedAt,
        lastStatusAt: later(shipment.lastStatusAt, event.at),
      };
    case 'Recovered':
      return {
        ...shipment,
        status: 'recovered',
        subReason: null,
        lastStatusAt: later(shipment.lastStatusAt, event.at),
      };
  }
}
