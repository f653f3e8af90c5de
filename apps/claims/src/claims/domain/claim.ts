import { move } from '@tuntas/kernel';
import {
  type Decision,
  decisions,
  type Recovery,
  recoveries,
  type Settlement,
  settlements,
  type Stage,
  stages,
} from './axes';
import { spreadPaid } from './line-amounts';
import type { Outcome, Priority, RemedyKind, Wish } from './words';

/** Minor units of the claim's currency; asked ≥ approved ≥ paid, which the database holds as well. */
export interface ClaimLine {
  readonly id: string;
  /** `null` when the claimant stated no amount. */
  readonly claimedAmount: number | null;
  readonly approvedAmount: number | null;
  readonly paidAmount: number | null;
}

export interface ClaimState {
  readonly stage: Stage;
  readonly decision: Decision;
  readonly settlement: Settlement;
  readonly organisationId: string;
  readonly currency: string;
  readonly wish: Wish;
  readonly lines: readonly ClaimLine[];
  readonly priority: Priority;
  readonly assigneeId: string | null;
  readonly requestNo: number;
  readonly decisionNo: number;
  readonly appealNo: number;
  /** How often a second look withdrew a decision. */
  readonly reviewNo: number;
  /** Everybody who decided it so far: an appeal goes to somebody else. */
  readonly deciders: readonly string[];
  readonly answerBy: Date | null;
  readonly appealUntil: Date | null;
  /** When a claim on hold comes back to the desk by itself. */
  readonly reviewAt: Date | null;
  readonly approvedAmount: number | null;
  readonly paidAmount: number | null;
  readonly remedy: RemedyKind | null;
  readonly remedyId: string | null;
  readonly mergedInto: string | null;
  readonly recovery: Recovery;
  readonly chooseBy: Date | null;
}

interface Terms {
  readonly lines: readonly { readonly lineId: string; readonly approvedAmount: number }[];
  readonly approvedAmount: number;
  readonly remedy: RemedyKind | null;
  readonly reasonCode: string;
  readonly reasonText: string | null;
  readonly ruleId: string | null;
  readonly estimatedAmount: number | null;
  readonly decidedBy: string;
  readonly appealUntil: Date | null;
}

/** A rule can only approve, and names itself; that a rule rejects cannot be written down. */
export type Verdict = Terms &
  (
    | { readonly outcome: Outcome; readonly automaticRule: null }
    | { readonly outcome: 'approved'; readonly automaticRule: string }
  );

/** How a message came to a claim. */
export type MessageChannel = 'web' | 'api' | 'email';

export type ClaimEvent =
  | { readonly type: 'ClaimTaken'; readonly assigneeId: string }
  | { readonly type: 'ClaimAssigned'; readonly assigneeId: string | null }
  | { readonly type: 'ClaimPrioritised'; readonly priority: Priority; readonly before: Priority }
  | { readonly type: 'EvidenceRequested'; readonly items: readonly string[]; readonly note: string | null; readonly answerBy: Date }
  | { readonly type: 'EvidenceReceived'; readonly evidenceId: string; readonly kind: string }
  | { readonly type: 'ClaimReopened'; readonly reason: 'evidence_received' | 'claimant_replied' | 'remedy_failed' }
  | { readonly type: 'ClaimantWrote'; readonly messageId: string; readonly channel: MessageChannel; readonly attachments: number; readonly answers: boolean; readonly underWay: boolean }
  | { readonly type: 'StaffReplied'; readonly messageId: string; readonly channel: MessageChannel; readonly attachments: number; readonly underWay: boolean }
  | { readonly type: 'ClaimHeld'; readonly reason: string; readonly reviewAt: Date }
  | { readonly type: 'ClaimResumed'; readonly reason: 'review_due' | null }
  | ({ readonly type: 'ClaimDecided' } & Verdict)
  | { readonly type: 'ClaimAppealed'; readonly reason: string | null }
  | { readonly type: 'DecisionWithdrawn'; readonly reviewId: string; readonly reason: string }
  | { readonly type: 'ClaimCancelled'; readonly reason: string | null }
  | { readonly type: 'ClaimMerged'; readonly into: string; readonly intoNumber: string; readonly reason: string | null }
  | { readonly type: 'ClaimAbsorbed'; readonly from: string; readonly fromNumber: string }
  | { readonly type: 'ClaimExpired' }
  | { readonly type: 'RemedyOpened'; readonly remedyId: string; readonly remedy: RemedyKind }
  | { readonly type: 'RemedyFailed'; readonly remedyId: string; readonly reasonCode: string; readonly next: RemedyKind | null }
  | { readonly type: 'ClaimSettled'; readonly remedyId: string; readonly settlement: 'paid' | 'reshipped'; readonly paidAmount: number | null; readonly at: Date; readonly chooseBy?: Date }
  | { readonly type: 'PayoutWithdrawn'; readonly remedyId: string }
  | { readonly type: 'ShipmentRecovered'; readonly chooseBy: Date }
  | { readonly type: 'RecoveryChosen'; readonly choice: RecoveryChoice }
  | { readonly type: 'ClaimClosed'; readonly reason: 'settled' | 'rejected' | 'expired' }; // prettier-ignore

/** `lapsed` is chosen by silence. */
export type RecoveryChoice = 'keep_money' | 'take_parcel' | 'lapsed';

const ILLEGAL = 'claim.illegal_transition';

const inStage = (claim: ClaimState, stage: Stage): ClaimState => ({
  ...claim,
  stage: move<Stage>(stages, claim.stage, stage, ILLEGAL),
});
const decidedAs = (claim: ClaimState, decision: Decision): ClaimState => ({
  ...claim,
  decision: move<Decision>(decisions, claim.decision, decision, ILLEGAL),
});
const settledAs = (claim: ClaimState, settlement: Settlement): ClaimState => ({
  ...claim,
  settlement: move<Settlement>(settlements, claim.settlement, settlement, ILLEGAL),
});

const recoveredAs = (claim: ClaimState, recovery: Recovery): ClaimState => ({
  ...claim,
  recovery: move<Recovery>(recoveries, claim.recovery, recovery, ILLEGAL),
});

/** Applies what happened. Every move goes through the tables, so no event can smuggle in an illegal one. */
export function evolve(claim: ClaimState, event: ClaimEvent): ClaimState {
  switch (event.type) {
    case 'ClaimTaken':
      return {
        ...(claim.stage === 'submitted' ? inStage(claim, 'in_review') : claim),
        assigneeId: event.assigneeId,
      };
    case 'ClaimAssigned':
      return {
        ...(claim.stage === 'submitted' && event.assigneeId ? inStage(claim, 'in_review') : claim),
        assigneeId: event.assigneeId,
      };
    case 'ClaimPrioritised':
      return { ...claim, priority: event.priority };
    case 'EvidenceRequested':
      return { ...inStage(claim, 'needs_action'), requestNo: claim.requestNo + 1, answerBy: event.answerBy };
    case 'StaffReplied':
      return claim;
    case 'ClaimantWrote':
    case 'EvidenceReceived':
      return claim.stage === 'needs_action' ? { ...inStage(claim, 'in_review'), answerBy: null } : claim;
    case 'ClaimReopened':
      return { ...inStage(claim, 'in_review'), answerBy: null };
    case 'ClaimHeld':
      return { ...inStage(claim, 'on_hold'), answerBy: null, reviewAt: event.reviewAt };
    case 'ClaimResumed':
      return { ...inStage(claim, 'in_review'), reviewAt: null };
    case 'ClaimDecided':
      return decide(claim, event);
    case 'ClaimAppealed':
      return { ...again(claim), appealNo: claim.appealNo + 1 };
    case 'DecisionWithdrawn':
      return { ...again(claim), reviewNo: claim.reviewNo + 1 };
    case 'ClaimCancelled':
      return { ...inStage(claim, 'cancelled'), answerBy: null, reviewAt: null };
    case 'ClaimMerged':
      return { ...inStage(claim, 'closed'), answerBy: null, reviewAt: null, mergedInto: event.into };
    case 'ClaimAbsorbed':
      return claim;
    case 'ClaimExpired':
      return { ...inStage(claim, 'expired'), answerBy: null };
    case 'RemedyOpened':
      return openRemedy(claim, event);
    case 'RemedyFailed':
      return event.next ? claim : decidedAs(settledAs(claim, 'failed'), 'pending');
    case 'ClaimSettled':
      return settle(claim, event);
    case 'PayoutWithdrawn':
      return settledAs(inStage(claim, 'settled'), 'recovered');
    case 'ShipmentRecovered':
      return { ...recoveredAs(found(claim), 'awaiting_choice'), chooseBy: event.chooseBy };
    case 'RecoveryChosen':
      return { ...recoveredAs(claim, event.choice), chooseBy: null };
    case 'ClaimClosed':
      return inStage(claim, 'closed');
  }
}

function decide(claim: ClaimState, verdict: Verdict): ClaimState {
  const approved = new Map(verdict.lines.map((line) => [line.lineId, line.approvedAmount]));
  return {
    ...decidedAs(inStage(claim, 'decided'), verdict.outcome),
    lines: claim.lines.map((line) => ({ ...line, approvedAmount: approved.get(line.id) ?? 0 })),
    decisionNo: claim.decisionNo + 1,
    deciders: [...claim.deciders, verdict.decidedBy],
    approvedAmount: verdict.approvedAmount,
    remedy: verdict.remedy,
    appealUntil: verdict.appealUntil,
  };
}

/** A fallback opens while the claim is settling already; only the remedy changes then. */
function openRemedy(claim: ClaimState, opened: { remedyId: string; remedy: RemedyKind }): ClaimState {
  const settling = claim.stage === 'settling' ? claim : settledAs(inStage(claim, 'settling'), 'pending');
  return { ...settling, remedyId: opened.remedyId, remedy: opened.remedy };
}

/** Back on the desk for somebody else. What was paid stays paid and counts against the next decision. */
const again = (claim: ClaimState): ClaimState => ({
  ...decidedAs(inStage(claim, 'in_review'), 'pending'),
  appealUntil: null,
  assigneeId: null,
});

/** It was paid for or replaced. */
export const isMadeGood = ({ settlement }: ClaimState): boolean =>
  settlement === 'paid' || settlement === 'reshipped' || settlement === 'replaced';

const found = (claim: ClaimState): ClaimState => (isMadeGood(claim) ? settledAs(claim, 'recovered') : claim);

function settle(claim: ClaimState, settled: Extract<ClaimEvent, { type: 'ClaimSettled' }>): ClaimState {
  const { remedyId, settlement, paidAmount, chooseBy } = settled;
  // The money was gone already when the parcel was found.
  const tooLate = claim.recovery === 'awaiting_choice' || claim.recovery === 'take_parcel';
  return {
    ...settledAs(inStage(claim, 'settled'), tooLate ? 'recovered' : settlement),
    remedyId,
    chooseBy: chooseBy ?? claim.chooseBy,
    paidAmount: paidAmount === null ? claim.paidAmount : (claim.paidAmount ?? 0) + paidAmount,
    lines: paidAmount === null ? claim.lines : spreadPaid(claim.lines, paidAmount),
  };
}
