import { shipmentStatuses, type ShipmentStatus, type SubReason } from '@tuntas/contracts';

export interface Meaning {
  readonly status: ShipmentStatus;
  readonly subReason: SubReason | null;
}

const means = (status: ShipmentStatus, subReason: SubReason | null = null): Meaning => ({
  status,
  subReason,
});

/**
 * Words and codes that carriers and aggregators send, in upper snake case. The numbers are KiriminAja's
 * (public API reference, read 2026-11), the words are common to the carriers' own feeds.
 */
const codes: Readonly<Record<string, Meaning>> = {
  MANIFESTED: means('registered'),
  PICKED: means('picked_up'),
  PICKUP: means('picked_up'),
  DEPARTED: means('in_transit'),
  TRANSIT: means('in_transit'),
  ARRIVED: means('at_hub'),
  WITH_COURIER: means('out_for_delivery'),
  UNDELIVERED: means('delivery_failed'),
  NOT_HOME: means('delivery_failed', 'recipient_absent'),
  REFUSED: means('delivery_failed', 'refused'),
  BAD_ADDRESS: means('delivery_failed', 'address'),
  CUSTOMS: means('on_hold', 'customs'),
  HELD: means('on_hold'),
  POD: means('delivered'),
  RTS: means('returning'),
  RETURN_IN_TRANSIT: means('returning'),
  LOST: means('exception', 'lost'),
  DAMAGED: means('exception', 'damaged'),
  DESTROYED: means('exception', 'destroyed'),
  STOLEN: means('exception', 'stolen'),
  '303': means('exception', 'lost'),
  '333': means('exception', 'destroyed'),
  '701': means('exception', 'lost'),
  '702': means('exception', 'damaged'),
};

const statuses: ReadonlySet<string> = new Set(shipmentStatuses);

/** What a carrier's code means; `null` when nobody has mapped it yet (it is kept and listed, never dropped). */
export function meaningOf(rawCode: string): Meaning | null {
  const code = rawCode
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  const known = Object.hasOwn(codes, code) ? codes[code] : undefined;
  if (known) return known;
  const word = code.toLowerCase();
  return statuses.has(word) ? means(word as ShipmentStatus) : null;
}
