import { DomainError } from '@tuntas/kernel';
import { requireAction } from './actions';
import type { ClaimEvent, ClaimState } from './claim';
import { daysAfter } from './deadlines';

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

/** On hold until `reviewAt` at the latest: no claim is put aside and forgotten. */
export function holdClaim(
  claim: ClaimState,
  by: Person,
  hold: { reason: string; reviewAt: Date; at: Date; maxDays: number },
): ClaimEvent[] {
  requireAction('hold', claim);
  requireNeutral(claim, by);
  const { reason, reviewAt, at, maxDays } = hold;
  if (reviewAt <= at || reviewAt > daysAfter(at, maxDays)) {
    const message = `A day within the next ${maxDays} days`;
    throw new DomainError(
      'invalid',
      'claim.review_date',
      `The review date must be ${message.toLowerCase()}.`,
      {
        errors: [{ field: 'reviewAt', message }],
      },
    );
  }
  return [...takenBy(claim, by.personId), { type: 'ClaimHeld', reason, reviewAt }];
}

export function resumeClaim(claim: ClaimState, by: Person): ClaimEvent[] {
  requireAction('resume', claim);
  requireNeutral(claim, by);
  return [{ type: 'ClaimResumed', reason: null }];
}

/** The review date brings a claim on hold back to the desk. */
export const reviewHeld = (claim: ClaimState, at: Date): ClaimEvent[] =>
  claim.stage === 'on_hold' && claim.reviewAt !== null && at >= claim.reviewAt
    ? [{ type: 'ClaimResumed', reason: 'review_due' }]
    : [];

export function cancelClaim(claim: ClaimState, reason: string | null): ClaimEvent[] {
  requireAction('cancel', claim);
  return [{ type: 'ClaimCancelled', reason }];
}

/** Silence after a request ends the case; a later answer reopens it. */
export const expireClaim = (claim: ClaimState, at: Date): ClaimEvent[] =>
  claim.stage === 'needs_action' && claim.answerBy !== null && at >= claim.answerBy
    ? [{ type: 'ClaimExpired' }]
    : [];
