import { move } from '@tuntas/kernel';
import { type Decision, decisions, type Settlement, settlements, type Stage, stages } from './axes';
import type { Outcome, RemedyKind, Wish } from './words';

export interface ClaimLine {
  readonly id: string;
  /** Minor units of the claim's currency; `null` when the claimant stated no amount. */
  readonly claimedAmount: number | null;
  readonly approvedAmount: number | null;
}

export interface ClaimState {
  readonly stage: Stage;
  readonly decision: Decision;
  readonly settlement: Settlement;
  readonly organisationId: string;
  readonly currency: string;
  readonly wish: Wish;
  readonly lines: readonly ClaimLine[];
  readonly assigneeId: string | null;
  readonly requestNo: number;
  readonly decisionNo: number;
  readonly appealNo: number;
  /** Everybody who decided it so far: an appeal goes to somebody else. */
  readonly deciders: readonly string[];
  readonly answerBy: Date | null;
  readonly appealUntil: Date | null;
  readonly approvedAmount: number | null;
  readonly paidAmount: number | null;
  readonly remedy: RemedyKind | null;
  readonly remedyId: string | null;
}

export interface Verdict {
  readonly outcome: Outcome;
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

export type ClaimEvent =
  | { readonly type: 'ClaimTaken'; readonly assigneeId: string }
  | { readonly type: 'EvidenceRequested'; readonly items: readonly string[]; readonly note: string | null; readonly answerBy: Date }
  | { readonly type: 'EvidenceReceived'; readonly evidenceId: string; readonly kind: string }
  | { readonly type: 'ClaimReopened'; readonly reason: 'evidence_received' | 'remedy_failed' }
  | { readonly type: 'ClaimHeld'; readonly reason: string }
  | { readonly type: 'ClaimResumed' }
  | ({ readonly type: 'ClaimDecided' } & Verdict)
  | { readonly type: 'ClaimAppealed'; readonly reason: string | null }
  | { readonly type: 'ClaimCancelled'; readonly reason: string | null }
  | { readonly type: 'ClaimExpired' }
  | { readonly type: 'RemedyOpened'; readonly remedyId: string; readonly remedy: RemedyKind }
  | { readonly type: 'RemedyFailed'; readonly remedyId: string; readonly reasonCode: string; readonly next: RemedyKind | null }
  | { readonly type: 'ClaimSettled'; readonly remedyId: string; readonly settlement: 'paid' | 'reshipped'; readonly paidAmount: number | null; readonly at: Date }
  | { readonly type: 'ShipmentRecovered' }
  | { readonly type: 'ClaimClosed'; readonly reason: 'settled' | 'rejected' | 'expired' }; // prettier-ignore

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

/** Applies what happened. Every move goes through the tables, so no event can smuggle in an illegal one. */
export function evolve(claim: ClaimState, event: ClaimEvent): ClaimState {
  switch (event.type) {
    case 'ClaimTaken':
      return {
        ...(claim.stage === 'submitted' ? inStage(claim, 'in_review') : claim),
        assigneeId: event.assigneeId,
      };
    case 'EvidenceRequested':
      return { ...inStage(claim, 'needs_action'), requestNo: claim.requestNo + 1, answerBy: event.answerBy };
    case 'EvidenceReceived':
      return claim.stage === 'needs_action' ? { ...inStage(claim, 'in_review'), answerBy: null } : claim;
    case 'ClaimReopened':
      return { ...inStage(claim, 'in_review'), answerBy: null };
    case 'ClaimHeld':
      return { ...inStage(claim, 'on_hold'), answerBy: null };
    case 'ClaimResumed':
      return inStage(claim, 'in_review');
    case 'ClaimDecided':
      return decide(claim, event);
    case 'ClaimAppealed':
      return {
        ...decidedAs(inStage(claim, 'in_review'), 'pending'),
        appealNo: claim.appealNo + 1,
        appealUntil: null,
        assigneeId: null,
      };
    case 'ClaimCancelled':
      return { ...inStage(claim, 'cancelled'), answerBy: null };
    case 'ClaimExpired':
      return { ...inStage(claim, 'expired'), answerBy: null };
    case 'RemedyOpened':
      return openRemedy(claim, event);
    case 'RemedyFailed':
      return event.next ? claim : decidedAs(settledAs(claim, 'failed'), 'pending');
    case 'ClaimSettled':
      return {
        ...settledAs(inStage(claim, 'settled'), event.settlement),
        remedyId: event.remedyId,
        paidAmount: event.paidAmount,
      };
    case 'ShipmentRecovered':
      return settledAs(claim, 'recovered');
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
