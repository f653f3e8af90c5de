import type { TransitionTable } from '@tuntas/kernel';

export const messageStates = ['queued', 'sending', 'sent', 'failed', 'unknown', 'dropped'] as const;
export type MessageState = (typeof messageStates)[number];

/**
 * `unknown`: handed over, but nobody said whether it arrived; only a person sends it again.
 * `dropped`: not wanted any more when its turn came, or nobody to send it to.
 */
export const messageTransitions = {
  queued: ['sending', 'failed', 'dropped'],
  sending: ['queued', 'sent', 'failed', 'unknown', 'dropped'],
  sent: [],
  failed: ['queued'],
  unknown: ['queued', 'sent', 'failed'],
  dropped: [],
} as const satisfies TransitionTable<MessageState>;

/** What is known of a queued message when its turn comes. */
export interface Turn {
  readonly critical: boolean;
  readonly onlyWhile: 'evidence_missing' | 'settled' | 'unclaimed' | null;
  /** Whether a claim was filed for the parcel. */
  readonly claimed: boolean;
  readonly recipientActive: boolean;
  readonly caseStage: string | null;
  readonly openRequestNo: number | null;
  readonly requestNo: number | null;
  /** When the recipient's quiet hours end; `null` outside them. */
  readonly quietUntil: Date | null;
  /** Whether the claim's number and the parcel's waybill have been told: other topics may be a little behind. */
  readonly complete: boolean;
  readonly plannedAt: Date;
  readonly now: Date;
}

const PATIENCE_MS = 60_000;
const LOOK_AGAIN_MS = 2_000;

export type TurnDecision =
  | { readonly kind: 'send' }
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'drop'; readonly reasonCode: string };

/** Whether a message still leaves, now or later: the world may have moved on since it was planned. */
export function decideTurn(turn: Turn): TurnDecision {
  if (!turn.recipientActive) return { kind: 'drop', reasonCode: 'recipient_inactive' };
  if (turn.onlyWhile === 'settled' && turn.caseStage !== 'settled') {
    return { kind: 'drop', reasonCode: 'case_moved_on' };
  }
  if (turn.onlyWhile === 'evidence_missing' && turn.openRequestNo !== turn.requestNo) {
    return { kind: 'drop', reasonCode: 'case_moved_on' };
  }
  if (turn.onlyWhile === 'unclaimed' && turn.claimed) return { kind: 'drop', reasonCode: 'claim_filed' };
  if (turn.quietUntil && !turn.critical) return { kind: 'wait', until: turn.quietUntil };
  const age = turn.now.getTime() - turn.plannedAt.getTime();
  if (!turn.complete && age < PATIENCE_MS) {
    return { kind: 'wait', until: new Date(turn.now.getTime() + LOOK_AGAIN_MS) };
  }
  return { kind: 'send' };
}
