import type { ClaimState } from './claim';

/** How long a claim waits for people; `policy.json` holds the numbers. */
export interface ClaimPolicy {
  /** Days a claimant has to answer a request. */
  readonly answerDays: number;
  /** Days in which a rejection can be appealed. */
  readonly appealDays: number;
  readonly appealLimit: number;
  /** Days after settlement until nothing more is expected. */
  readonly closeAfterDays: number;
}

export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * 86_400_000);

export const deadlineNames = ['claim.expire', 'claim.close'] as const;

/** What a claim waits for in its stage; null is nothing. */
export const deadlinesOf = (
  claim: ClaimState,
  at: Date,
  policy: ClaimPolicy,
): Record<(typeof deadlineNames)[number], Date | null> => ({
  'claim.expire': claim.stage === 'needs_action' ? claim.answerBy : null,
  'claim.close': closesAt(claim, at, policy),
});

/** When a decided or settled claim closes by itself; null while a remedy is on its way. */
function closesAt(claim: ClaimState, at: Date, policy: ClaimPolicy): Date | null {
  if (claim.stage === 'settled') return daysAfter(at, policy.closeAfterDays);
  if (claim.stage !== 'decided') return null;
  if (claim.decision === 'rejected') return claim.appealUntil;
  return claim.remedy === null ? daysAfter(at, policy.closeAfterDays) : null;
}
