import type { Schemas } from '../../../api/paths';

export type EventType = NonNullable<Schemas['notifications']['NewEndpointDto']['eventTypes']>[number];

const every: Record<EventType, true> = {
  'incident.reported': true,
  'berita_acara.issued': true,
  'claim.submitted': true,
  'claim.evidence_requested': true,
  'claim.evidence_received': true,
  'claim.message_posted': true,
  'claim.decided': true,
  'claim.appealed': true,
  'claim.cancelled': true,
  'claim.settled': true,
  'claim.closed': true,
  'claim.reopened': true,
  'claim.merged': true,
  'claim.decision_withdrawn': true,
  'claim.recovery_opened': true,
  'claim.recovery_chosen': true,
  'complaint.received': true,
  'complaint.answered': true,
  'remedy.opened': true,
  'remedy.completed': true,
  'remedy.failed': true,
  'payout.paid': true,
  'payout.returned': true,
  'payout.netted': true,
  'reshipment.booked': true,
  'shipment.registered': true,
  'shipment.scanned': true,
  'shipment.exception': true,
  'shipment.delivered': true,
  'shipment.lost_suspected': true,
  'shipment.recovered': true,
  'shipment.claimable': true,
  'shipment.claim_window_closing': true,
};

const isEventType = (text: string): text is EventType => Object.hasOwn(every, text);

/** Every event a webhook can ask for; a new one in the API fails the types until it stands here. */
export const eventTypes = Object.keys(every).filter(isEventType);
