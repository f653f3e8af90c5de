const known = [
  'claim_submitted',
  'claim_taken',
  'claim_assigned',
  'claim_prioritised',
  'claim_evidence_requested',
  'claim_evidence_received',
  'claim_reopened',
  'claim_claimant_wrote',
  'claim_staff_replied',
  'claim_held',
  'claim_resumed',
  'claim_decided',
  'claim_decision_withdrawn',
  'claim_appealed',
  'claim_cancelled',
  'claim_merged',
  'claim_absorbed',
  'claim_expired',
  'claim_settled',
  'claim_closed',
  'remedy_opened',
  'remedy_failed',
  'payout_returned',
  'payout_netted',
  'payout_withdrawn',
  'shipment_recovered',
  'recovery_chosen',
] as const;

export type StoryWord = (typeof known)[number] | 'other';

/** The dictionary's word for what a history row says; one that is newer than this console is told plainly. */
export const storyWord = (what: string): StoryWord =>
  known.find((word) => word === what.replace('.', '_')) ?? 'other';
