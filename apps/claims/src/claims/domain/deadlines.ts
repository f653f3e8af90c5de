import { endedStages, type Stage } from './axes';
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
  /** Days a claim stays on hold when nobody says how long, and the most anybody can say. */
  readonly holdDays: number;
  readonly holdMaxDays: number;
  /** Months in which a claimant chooses between the money and the parcel that was found. */
  readonly recoveryMonths: number;
  /** Days after the end of a claim until its evidence is deleted; identity papers go sooner. */
  readonly evidenceDays: number;
  /** Days after a report until its photos are deleted; while a claim of the parcel is open they stay. */
  readonly incidentDays: number;
}

const isEnded = (stage: Stage): boolean => (endedStages as readonly Stage[]).includes(stage);

export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * 86_400_000);

/** The same day `months` later, the last day of a shorter month. */
export function monthsAfter(at: Date, months: number): Date {
  const later = new Date(at);
  later.setUTCMonth(at.getUTCMonth() + months);
  if (later.getUTCDate() !== at.getUTCDate()) later.setUTCDate(0);
  return later;
}

export const deadlineNames = [
  'claim.expire',
  'claim.close',
  'claim.review',
  'claim.recovery',
  'evidence.retire',
] as const;

/** What a claim waits for in its stage; null is nothing. */
export const deadlinesOf = (
  claim: ClaimState,
  at: Date,
  policy: ClaimPolicy,
): Record<(typeof deadlineNames)[number], Date | null> => ({
  'claim.expire': claim.stage === 'needs_action' ? claim.answerBy : null,
  'claim.close': closesAt(claim, at, policy),
  'claim.review': claim.stage === 'on_hold' ? claim.reviewAt : null,
  'claim.recovery': claim.recovery === 'awaiting_choice' ? claim.chooseBy : null,
  'evidence.retire': isEnded(claim.stage) ? daysAfter(at, policy.evidenceDays) : null,
});

/** When a decided or settled claim closes by itself; null while a remedy, or a choice after a find, is on its way. */
function closesAt(claim: ClaimState, at: Date, policy: ClaimPolicy): Date | null {
  const quiet = daysAfter(at, policy.closeAfterDays);
  // What can be appealed stays open that long.
  const untilAppeal = claim.appealUntil && claim.appealUntil > quiet ? claim.appealUntil : quiet;
  if (claim.stage === 'settled') return claim.recovery === 'awaiting_choice' ? null : untilAppeal;
  if (claim.stage !== 'decided') return null;
  if (claim.decision === 'rejected') return claim.appealUntil;
  return claim.remedy === null ? untilAppeal : null;
}
