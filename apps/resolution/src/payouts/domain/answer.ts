import { canMove, type Money } from '@tuntas/kernel';
import { payoutTable, type PayoutState } from './payout';

/** What is known of a transfer after the bank was called or asked, or called back. */
export type TransferAnswer =
  | { readonly outcome: 'paid'; readonly amount: Money; readonly bankReference: string }
  | { readonly outcome: 'failed'; readonly code: string }
  | { readonly outcome: 'unknown'; readonly code: string }
  | { readonly outcome: 'key_reused' };

export const discrepancies = [
  'wrong_amount',
  'paid_after_failed',
  'failed_after_paid',
  'key_reused',
] as const;
export type Discrepancy = (typeof discrepancies)[number];

export interface AnsweredPayout {
  readonly state: PayoutState;
  readonly amount: Money;
  /** False for the key of an attempt that was given up for a later one. */
  readonly currentKey: boolean;
}

export interface Verdict {
  /** The state to move to; null when this answer changes nothing. */
  readonly next: 'paid' | 'failed' | 'unknown' | null;
  readonly discrepancy: Discrepancy | null;
}

const nothing: Verdict = { next: null, discrepancy: null };

/**
 * What an answer means for a payout. Only an answer that names our amount is believed, a repeated one changes nothing,
 * and one that contradicts what is booked is kept for a person: money is never moved on a doubtful word.
 */
export function judge(payout: AnsweredPayout, answer: TransferAnswer): Verdict {
  const open = payout.currentKey && (payout.state === 'submitted' || payout.state === 'unknown');
  const doubt = open && payout.state === 'submitted' ? 'unknown' : null;
  switch (answer.outcome) {
    case 'unknown':
      return { next: doubt, discrepancy: null };
    case 'key_reused':
      return { next: doubt, discrepancy: 'key_reused' };
    case 'failed':
      if (open) return { next: 'failed', discrepancy: null };
      return payout.currentKey && payout.state === 'paid'
        ? { next: null, discrepancy: 'failed_after_paid' }
        : nothing;
    case 'paid':
      if (
        answer.amount.amount !== payout.amount.amount ||
        answer.amount.currency !== payout.amount.currency
      ) {
        return { next: doubt, discrepancy: 'wrong_amount' };
      }
      if (open) return { next: 'paid', discrepancy: null };
      if (payout.currentKey && payout.state === 'paid') return nothing;
      // The bank takes its refusal back: ask it, rather than believe one of the two words.
      return {
        next: payout.currentKey && canMove(payoutTable, payout.state, 'unknown') ? 'unknown' : null,
        discrepancy: 'paid_after_failed',
      };
  }
}
