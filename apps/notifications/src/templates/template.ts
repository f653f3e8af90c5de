import type { EventData, Locale } from '@tuntas/contracts';
import type { Links } from './links';
import type { Dictionary, Words } from './words';

/** What each template is told. Ids, codes, amounts and dates only: names are looked up at send time. */
export interface TemplateFacts {
  incident_reported: EventData<'incident.reported'>;
  recipient_reported: EventData<'incident.reported'>;
  incident_received: EventData<'incident.reported'>;
  claim_received: EventData<'claim.submitted'>;
  evidence_requested: EventData<'claim.evidence_requested'>;
  evidence_reminder: EventData<'claim.evidence_requested'>;
  evidence_received: EventData<'claim.evidence_received'>;
  message_from_desk: EventData<'claim.message_posted'>;
  message_from_claimant: EventData<'claim.message_posted'>;
  claim_approved: EventData<'claim.decided'>;
  claim_approved_partial: EventData<'claim.decided'>;
  claim_rejected: EventData<'claim.decided'>;
  appeal_received: EventData<'claim.appealed'>;
  appeal_to_decide: EventData<'claim.appealed'>;
  claim_cancelled: EventData<'claim.cancelled'>;
  claim_paid: EventData<'claim.settled'>;
  claim_reshipped: EventData<'claim.settled'>;
  claim_closed: EventData<'claim.closed'>;
  claim_expired: EventData<'claim.closed'>;
  claim_reopened: EventData<'claim.reopened'>;
  parcel_claimable: EventData<'shipment.claimable'>;
  claim_window_closing: EventData<'shipment.claim_window_closing'>;
  import_finished: EventData<'claim_import.finished'>;
  claim_merged: EventData<'claim.merged'>;
  decision_withdrawn: EventData<'claim.decision_withdrawn'>;
  decision_to_make_again: EventData<'claim.decision_withdrawn'>;
  parcel_found_choose: EventData<'claim.recovery_opened'>;
  complaint_received: EventData<'complaint.received'>;
  complaint_to_answer: EventData<'complaint.received'>;
  complaint_answered: EventData<'complaint.answered'>;
  complaint_overdue: EventData<'complaint.overdue'>;
  sla_warned: EventData<'sla.warned'>;
  sla_breached: EventData<'sla.breached'>;
  sla_escalated: EventData<'sla.escalated'>;
  payout_to_approve: EventData<'payout.approval_requested'>;
  payout_failed: EventData<'payout.failed'>;
  payout_came_back: EventData<'payout.returned'>;
  payout_returned: EventData<'payout.returned'>;
  payout_netted: EventData<'payout.netted'>;
  paid_again: EventData<'payout.paid'>;
  repayment_due: EventData<'recovery.booked'>;
  payout_rejected: EventData<'payout.rejected'>;
  remedy_failed: EventData<'remedy.failed'>;
  reshipment_booked: EventData<'reshipment.booked'>;
  reshipment_on_its_way: EventData<'reshipment.booked'>;
  parcel_lost_suspected: EventData<'shipment.lost_suspected'>;
  parcel_exception: EventData<'shipment.exception'>;
  parcel_recovered: EventData<'shipment.recovered'>;
  parcel_delivered: EventData<'shipment.delivered'>;
  survey: { surveyId: string; claimId: string; answerBy: string };
}
export type TemplateName = keyof TemplateFacts;

/** Who reads and what about; the texts ask it for everything that is not in the facts. */
export interface Reading {
  readonly locale: Locale;
  readonly claimNumber: string;
  readonly waybill: string;
  readonly carrier: string;
  readonly links: Links;
  readonly words: Words;
}

/** One message, before a channel gives it its form: what happened, what happens next and by when. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly facts?: readonly (readonly [label: string, value: string])[];
  readonly action?: { readonly label: string; readonly url: string };
}

export type Templates = {
  readonly [K in TemplateName]: (facts: TemplateFacts[K], reading: Reading) => Letter;
};

export interface Language {
  readonly dictionary: Dictionary;
  readonly templates: Templates;
}
