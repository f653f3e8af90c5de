import type { ClockOccasion } from '../sla/domain/promises';
import type { ClaimEvent } from './domain/claim';

interface Trail {
  /** The word in history and audit. */
  readonly what: string;
  /** What the clocks hear; left out, they run on. */
  readonly clocks?: ClockOccasion;
}

/** How each event appears in a claim's history, and what it means to the promises. */
export const trail: Readonly<Record<ClaimEvent['type'], Trail>> = {
  ClaimTaken: { what: 'claim.taken' },
  ClaimAssigned: { what: 'claim.assigned' },
  ClaimPrioritised: { what: 'claim.prioritised' },
  EvidenceRequested: { what: 'claim.evidence_requested', clocks: 'evidence_requested' },
  EvidenceReceived: { what: 'claim.evidence_received' },
  ClaimReopened: { what: 'claim.reopened' },
  ClaimantWrote: { what: 'claim.claimant_wrote', clocks: 'claimant_wrote' },
  StaffReplied: { what: 'claim.staff_replied', clocks: 'staff_replied' },
  ClaimHeld: { what: 'claim.held' },
  ClaimResumed: { what: 'claim.resumed' },
  ClaimDecided: { what: 'claim.decided', clocks: 'decided' },
  DecisionWithdrawn: { what: 'claim.decision_withdrawn', clocks: 'appealed' },
  ClaimAppealed: { what: 'claim.appealed', clocks: 'appealed' },
  ClaimCancelled: { what: 'claim.cancelled', clocks: 'cancelled' },
  ClaimMerged: { what: 'claim.merged', clocks: 'merged' },
  ClaimAbsorbed: { what: 'claim.absorbed' },
  ClaimExpired: { what: 'claim.expired' },
  RemedyOpened: { what: 'remedy.opened' },
  RemedyFailed: { what: 'remedy.failed', clocks: 'remedy_changed' },
  ClaimSettled: { what: 'claim.settled', clocks: 'settled' },
  PayoutWithdrawn: { what: 'payout.withdrawn', clocks: 'payout_withdrawn' },
  ShipmentRecovered: { what: 'shipment.recovered' },
  RecoveryChosen: { what: 'recovery.chosen' },
  ClaimClosed: { what: 'claim.closed' },
};

export const occasionsOf = (events: readonly ClaimEvent[]): ClockOccasion[] =>
  events.flatMap((event) => {
    // A remedy that failed for good starts the promises again; an answer after expiry finds them paused.
    if (event.type === 'ClaimReopened') return event.reason === 'remedy_failed' ? ['remedy_failed'] : [];
    // Money has a deadline of its own; a parcel sent again has its delivery date.
    if (event.type === 'RemedyOpened') return event.remedy === 'compensation' ? ['payout_owed'] : [];
    // Thanks after the end start no promise.
    if ((event.type === 'ClaimantWrote' || event.type === 'StaffReplied') && !event.underWay) return [];
    return trail[event.type].clocks ?? [];
  });

/** Words people wrote; kept in the claim's history, never in audit or events. */
export function reasonOf(event: ClaimEvent): string | null {
  switch (event.type) {
    case 'ClaimDecided':
      return event.reasonText;
    case 'EvidenceRequested':
      return event.note;
    case 'ClaimHeld':
    case 'ClaimResumed':
    case 'ClaimMerged':
    case 'DecisionWithdrawn':
    case 'ClaimAppealed':
    case 'ClaimCancelled':
    case 'ClaimReopened':
    case 'ClaimClosed':
      return event.reason;
    default:
      return null;
  }
}

/** Ids, codes and amounts. */
export function detailsOf(event: ClaimEvent): Record<string, unknown> {
  switch (event.type) {
    case 'ClaimPrioritised':
      return { priority: event.priority, before: event.before };
    case 'ClaimTaken':
    case 'ClaimAssigned':
      return { assigneeId: event.assigneeId };
    case 'EvidenceRequested':
      return { items: event.items, answerBy: event.answerBy.toISOString() };
    case 'EvidenceReceived':
      return { evidenceId: event.evidenceId, kind: event.kind };
    case 'ClaimantWrote':
    case 'StaffReplied':
      return { messageId: event.messageId, attachments: event.attachments };
    case 'ClaimDecided':
      return {
        outcome: event.outcome,
        approvedAmount: event.approvedAmount,
        remedy: event.remedy,
        reasonCode: event.reasonCode,
        ruleId: event.ruleId,
        automaticRule: event.automaticRule,
      };
    case 'ClaimHeld':
      return { reviewAt: event.reviewAt.toISOString() };
    case 'DecisionWithdrawn':
      return { reviewId: event.reviewId };
    case 'ClaimMerged':
      return { into: event.into, intoNumber: event.intoNumber };
    case 'ClaimAbsorbed':
      return { from: event.from, fromNumber: event.fromNumber };
    case 'PayoutWithdrawn':
      return { remedyId: event.remedyId };
    case 'ShipmentRecovered':
      return { chooseBy: event.chooseBy.toISOString() };
    case 'RecoveryChosen':
      return { choice: event.choice };
    case 'RemedyOpened':
      return { remedyId: event.remedyId, remedy: event.remedy };
    case 'RemedyFailed':
      return { remedyId: event.remedyId, reasonCode: event.reasonCode, next: event.next };
    case 'ClaimSettled':
      return { remedyId: event.remedyId, settlement: event.settlement, paidAmount: event.paidAmount };
    default:
      return {};
  }
}
