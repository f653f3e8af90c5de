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

/** When a decided or settled claim closes by itself; null while a remedy is on its way. */
export function closesAt(claim: ClaimState, at: Date, policy: ClaimPolicy): Date | null {
  if (claim.stage === 'settled') return daysAfter(at, policy.closeAfterDays);
  if (claim.stage !== 'decided') return null;
  if (claim.decision === 'rejected') return claim.appealUntil;
  return claim.remedy === null ? daysAfter(at, policy.closeAfterDays) : null;
}
