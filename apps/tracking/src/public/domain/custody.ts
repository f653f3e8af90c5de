import type { ShipmentStatus, SubReason } from '@tuntas/contracts';
import { isFinal } from '../../scans/domain/vocabulary';

/** Whose hands a parcel is in. */
export const holders = ['sender', 'carrier', 'hub', 'courier', 'pickup_point', 'recipient'] as const;
export type Holder = (typeof holders)[number];

/** One stretch of the journey; the last one has no end. */
export interface Custody {
  readonly holder: Holder;
  readonly hub: string | null;
  readonly since: Date;
  readonly until: Date | null;
}

interface Handover {
  readonly status: ShipmentStatus;
  readonly subReason: SubReason | null;
  readonly hub: string | null;
  readonly occurredAt: Date;
}

/** Who has the parcel after a scan; `null` where a scan tells what happened, and not who holds it. */
const holderAfter: Record<ShipmentStatus, Holder | null> = {
  registered: 'sender',
  picked_up: 'carrier',
  in_transit: 'carrier',
  at_hub: 'hub',
  out_for_delivery: 'courier',
  delivery_failed: 'courier',
  on_hold: null,
  ready_for_pickup: 'pickup_point',
  delivered: 'recipient',
  returning: 'carrier',
  returned: 'sender',
  exception: null,
};

/** Places that the parcel stays at, so that another one of them is another holder. */
const places: ReadonlySet<Holder> = new Set(['hub', 'pickup_point']);

/**
 * Whose hands a parcel has been in, from its scans, oldest first. Once it was handed over or sent back, only another
 * such scan or a correction moves it on, like its status: a hub that syncs late does not take it back.
 */
export function custodyOf(shippedAt: Date, scans: readonly Handover[]): Custody[] {
  const first = scans[0]?.occurredAt;
  const start = first && first < shippedAt ? first : shippedAt;
  const chain: Custody[] = [{ holder: 'sender', hub: null, since: start, until: null }];
  let ended = false;
  for (const { status, subReason, hub, occurredAt } of scans) {
    if (ended && !isFinal(status) && subReason !== 'correction') continue;
    ended = isFinal(status);
    const holder = holderAfter[status];
    if (holder) handOver(chain, { holder, hub: places.has(holder) ? hub : null, since: occurredAt });
  }
  return chain;
}

function handOver(chain: Custody[], next: Omit<Custody, 'until'>): void {
  const last = chain.at(-1);
  if (last?.holder === next.holder && last.hub === next.hub) return;
  if (last) chain[chain.length - 1] = { ...last, until: next.since };
  chain.push({ ...next, until: null });
}
