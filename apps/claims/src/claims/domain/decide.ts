import { DomainError } from '@tuntas/kernel';
import { requireAction } from './actions';
import type { ClaimEvent, ClaimState } from './claim';
import type { RemedyKind } from './words';

/** Whoever acts, as far as the rules care. */
export interface Person {
  readonly personId: string;
  readonly organisationId: string | null;
}

/** Asking, holding and deciding are work on a claim: who does one of them first has taken it. */
export const takenBy = (claim: ClaimState, personId: string): ClaimEvent[] =>
  claim.stage === 'submitted' || claim.assigneeId === null
    ? [{ type: 'ClaimTaken', assigneeId: personId }]
    : [];

export function takeClaim(claim: ClaimState, by: Person): ClaimEvent[] {
  requireAction('take', claim);
  requireNeutral(claim, by);
  return [{ type: 'ClaimTaken', assigneeId: by.personId }];
}

/** Nobody works on a claim of the organisation they belong to. */
export function requireNeutral(claim: ClaimState, by: Person): void {
  if (by.organisationId !== claim.organisationId) return;
  throw new DomainError(
    'forbidden',
    'claim.own_party',
    'Somebody outside the claimant’s organisation must do this.',
  );
}

export function requestEvidence(
  claim: ClaimState,
  by: Person,
  request: { items: readonly string[]; note: string | null; answerBy: Date },
): ClaimEvent[] {
  requireAction('request_evidence', claim);
  requireNeutral(claim, by);
  return [...takenBy(claim, by.personId), { type: 'EvidenceRequested', ...request }];
}

/** Evidence is welcome at any time; it puts a waiting claim back on the desk and reopens an expired one. */
export function receiveEvidence(
  claim: ClaimState,
  evidence: { evidenceId: string; kind: string },
): ClaimEvent[] {
  requireAction('provide_evidence', claim);
  const received: ClaimEvent = { type: 'EvidenceReceived', ...evidence };
  return claim.stage === 'expired'
    ? [{ type: 'ClaimReopened', reason: 'evidence_received' }, received]
    : [received];
}

export function holdClaim(claim: ClaimState, by: Person, reason: string): ClaimEvent[] {
  requireAction('hold', claim);
  requireNeutral(claim, by);
  return [...takenBy(claim, by.personId), { type: 'ClaimHeld', reason }];
}

export function resumeClaim(claim: ClaimState, by: Person): ClaimEvent[] {
  requireAction('resume', claim);
  requireNeutral(claim, by);
  return [{ type: 'ClaimResumed' }];
}

export function cancelClaim(claim: ClaimState, reason: string | null): ClaimEvent[] {
  requireAction('cancel', claim);
  return [{ type: 'ClaimCancelled', reason }];
}

export function appealDecision(
  claim: ClaimState,
  appeal: { reason: string | null; newEvidence: boolean; at: Date; limit: number },
): ClaimEvent[] {
  requireAction('appeal', claim);
  if (claim.appealNo >= appeal.limit) {
    throw new DomainError('conflict', 'appeal.limit', `A claim can be appealed ${appeal.limit} times.`, {
      limit: appeal.limit,
    });
  }
  if (claim.appealUntil && appeal.at > claim.appealUntil) {
    throw new DomainError('conflict', 'appeal.too_late', 'The time for an appeal has passed.', {
      until: claim.appealUntil.toISOString(),
    });
  }
  if (!appeal.reason && !appeal.newEvidence) {
    throw new DomainError(
      'invalid',
      'appeal.needs_ground',
      'Give a reason, or add new evidence before you appeal.',
      { errors: [{ field: 'reason', message: 'Required without new evidence' }] },
    );
  }
  return [{ type: 'ClaimAppealed', reason: appeal.reason }];
}

/** Silence after a request ends the case; a later answer reopens it. */
export const expireClaim = (claim: ClaimState, at: Date): ClaimEvent[] =>
  claim.stage === 'needs_action' && claim.answerBy !== null && at >= claim.answerBy
    ? [{ type: 'ClaimExpired' }]
    : [];

/** Ends what is over: settled and quiet for a while, or rejected or certified and no longer open to appeal. */
export function closeClaim(claim: ClaimState): ClaimEvent[] {
  if (claim.stage === 'settled') return [{ type: 'ClaimClosed', reason: 'settled' }];
  if (claim.stage !== 'decided') return [];
  if (claim.decision === 'rejected') return [{ type: 'ClaimClosed', reason: 'rejected' }];
  return claim.remedy === null ? [{ type: 'ClaimClosed', reason: 'settled' }] : [];
}

/** A remedy of an older decision, or one that is over, changes nothing. */
export function openRemedy(
  claim: ClaimState,
  remedy: { remedyId: string; kind: RemedyKind; decisionNo: number },
): ClaimEvent[] {
  const current = remedy.decisionNo === claim.decisionNo;
  if (!current || (claim.stage !== 'decided' && claim.stage !== 'settling')) return [];
  return [{ type: 'RemedyOpened', remedyId: remedy.remedyId, remedy: remedy.kind }];
}

export function completeRemedy(
  claim: ClaimState,
  remedy: { remedyId: string; kind: RemedyKind; paidAmount: number | null; at: Date },
): ClaimEvent[] {
  if (claim.stage !== 'settling') return [];
  const settlement = remedy.kind === 'reshipment' ? 'reshipped' : 'paid';
  return [
    {
      type: 'ClaimSettled',
      remedyId: remedy.remedyId,
      settlement,
      paidAmount: remedy.paidAmount,
      at: remedy.at,
    },
  ];
}

/** Without another remedy to fall back to a person decides again. */
export function failRemedy(
  claim: ClaimState,
  remedy: { remedyId: string; reasonCode: string; next: RemedyKind | null },
): ClaimEvent[] {
  if (claim.stage !== 'settling' || claim.remedyId !== remedy.remedyId) return [];
  const failed: ClaimEvent = { type: 'RemedyFailed', ...remedy };
  return remedy.next ? [failed] : [failed, { type: 'ClaimReopened', reason: 'remedy_failed' }];
}

/** A parcel found after it was made good for: what was given is recovered by a flow of its own. */
export const recoverShipment = (claim: ClaimState): ClaimEvent[] =>
  ['paid', 'reshipped', 'replaced'].includes(claim.settlement) ? [{ type: 'ShipmentRecovered' }] : [];
