import type { ShipmentStatus, SubReason } from '@tuntas/contracts';

/**
 * What ends a leg of the journey. Only another one of these, or a correction, changes the status afterwards:
 * a hub that syncs its scans late must not undo a delivery.
 */
const finalStatuses: ReadonlySet<ShipmentStatus> = new Set(['delivered', 'returning', 'returned']);

export const isFinal = (status: ShipmentStatus): boolean => finalStatuses.has(status);

/** Sub-reasons after which nobody expects another scan. */
const gone: ReadonlySet<SubReason> = new Set(['lost', 'destroyed', 'stolen']);

/** Nothing more is awaited from the carrier, so silence says nothing. */
export const isOver = (status: ShipmentStatus, subReason: SubReason | null): boolean =>
  status === 'delivered' || status === 'returned' || isGone(status, subReason);

export const isGone = (status: ShipmentStatus, subReason: SubReason | null): boolean =>
  status === 'exception' && subReason !== null && gone.has(subReason);

/** Worth telling the shipper at once: something went wrong, or the parcel is held. */
export const isException = (status: ShipmentStatus): boolean =>
  status === 'exception' || status === 'on_hold';
