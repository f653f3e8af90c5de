import type { EventType } from '@tuntas/contracts';

/** Events an organisation may have delivered: about its own cases and parcels, not about how the operator works. */
export const webhookEvents = [
  'incident.reported',
  'berita_acara.issued',
  'claim.submitted',
  'claim.evidence_requested',
  'claim.evidence_received',
  'claim.message_posted',
  'claim.decided',
  'claim.appealed',
  'claim.cancelled',
  'claim.settled',
  'claim.closed',
  'claim.reopened',
  'claim.merged',
  'claim.decision_withdrawn',
  'claim.recovery_opened',
  'claim.recovery_chosen',
  'complaint.received',
  'complaint.answered',
  'remedy.opened',
  'remedy.completed',
  'remedy.failed',
  'payout.paid',
  'payout.returned',
  'payout.netted',
  'reshipment.booked',
  'shipment.registered',
  'shipment.scanned',
  'shipment.exception',
  'shipment.delivered',
  'shipment.lost_suspected',
  'shipment.recovered',
  'shipment.claimable',
  'shipment.claim_window_closing',
] as const satisfies readonly EventType[];
export type WebhookEvent = (typeof webhookEvents)[number];

/** Who of the operator's people did it is not the customer's to know. */
const withheld = new Set(['decidedBy', 'assigneeId', 'reporterId']);

export const publicData = (data: object): object =>
  Object.fromEntries(Object.entries(data).filter(([field]) => !withheld.has(field)));

export interface Payload {
  readonly type: string;
  readonly timestamp: Date;
  readonly eventId: string;
  readonly subject: string;
  /** 1, 2, 3 … per endpoint and case, in the order things happened; deliveries may overtake each other. */
  readonly sequence: number;
  readonly data: object;
}

/** The bytes that are signed and sent; the same for every try. */
export const bodyOf = ({ type, timestamp, eventId, subject, sequence, data }: Payload): string =>
  JSON.stringify({ type, timestamp: timestamp.toISOString(), eventId, subject, sequence, data });
