/** The words of a case's history, and where the dictionary has them. */
export const historyWords = {
  'claim.filed': 'filed',
  'claim.submitted': 'filed',
  'claim.taken': 'taken',
  'claim.assigned': 'assigned',
  'claim.prioritised': 'prioritised',
  'claim.evidence_requested': 'evidenceRequested',
  'claim.evidence_received': 'evidenceReceived',
  'claim.reopened': 'reopened',
  'claim.claimant_wrote': 'claimantWrote',
  'claim.staff_replied': 'staffReplied',
  'claim.held': 'held',
  'claim.resumed': 'resumed',
  'claim.decided': 'decided',
  'claim.decision_withdrawn': 'withdrawn',
  'claim.appealed': 'appealed',
  'claim.cancelled': 'cancelled',
  'claim.merged': 'merged',
  'claim.absorbed': 'absorbed',
  'claim.expired': 'expired',
  'claim.settled': 'settled',
  'claim.closed': 'closed',
  'remedy.opened': 'remedyOpened',
  'remedy.failed': 'remedyFailed',
  'payout.returned': 'payoutReturned',
  'payout.netted': 'payoutNetted',
  'payout.withdrawn': 'payoutWithdrawn',
  'shipment.recovered': 'recovered',
  'recovery.chosen': 'recoveryChosen',
} as const;

export const isHistoryWord = (what: string): what is keyof typeof historyWords =>
  Object.hasOwn(historyWords, what);
