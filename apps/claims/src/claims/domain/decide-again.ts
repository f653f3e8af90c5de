import { DomainError } from '@tuntas/kernel';
import { requireAction } from './actions';
import type { ClaimEvent, ClaimState } from './claim';
import type { Person } from './decide';

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

/** Whoever decided before does not decide an appeal, nor what a second look found wrong. */
export function requireFreshEyes(claim: ClaimState, by: Person): void {
  if (claim.appealNo + claim.reviewNo === 0 || !claim.deciders.includes(by.personId)) return;
  throw new DomainError('forbidden', 'appeal.same_person', 'An appeal is decided by another person.');
}

/** A decision nothing was given for yet can be withdrawn. Money that may be on its way cannot: that is flagged. */
export const canWithdraw = (claim: ClaimState, decisionNo: number): boolean =>
  claim.decisionNo === decisionNo &&
  claim.stage === 'decided' &&
  (claim.decision === 'rejected' || claim.remedy === null);

/** A second person disagrees with a decision; another one decides again. */
export const withdrawDecision = (
  claim: ClaimState,
  review: { reviewId: string; decisionNo: number; reason: string },
): ClaimEvent[] =>
  canWithdraw(claim, review.decisionNo)
    ? [{ type: 'DecisionWithdrawn', reviewId: review.reviewId, reason: review.reason }]
    : [];
