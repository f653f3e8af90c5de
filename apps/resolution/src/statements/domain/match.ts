import type { Money } from '@tuntas/kernel';
import type { PayoutState } from '../../payouts/domain/payout';

export const lineStates = ['matched', 'confirmed', 'repeated', 'mismatch', 'proposed', 'resolved'] as const;
export type LineState = (typeof lineStates)[number];

export const mismatchReasons = [
  'no_payout',
  'ambiguous',
  'amount_differs',
  'not_awaited',
  'paid_twice',
  'returned',
  'unexpected_receipt',
] as const;
export type MismatchReason = (typeof mismatchReasons)[number];

/** A payout that a line may speak of. */
export interface Candidate {
  readonly payoutId: string;
  readonly state: PayoutState;
  readonly amount: Money;
  /** False for the key of an attempt that was given up for a later one. */
  readonly currentKey: boolean;
  /** A line of a statement has accounted for it before. */
  readonly accountedFor: boolean;
}

export type Verdict =
  | { readonly state: 'matched' | 'confirmed'; readonly payoutId: string }
  | { readonly state: 'mismatch'; readonly reason: MismatchReason; readonly payoutId: string | null };

const mismatch = (reason: MismatchReason, payoutId: string | null = null): Verdict => ({
  state: 'mismatch',
  reason,
  payoutId,
});

const same = (left: number, payout: Money, currency: string): boolean =>
  left === payout.amount && currency === payout.currency;

/**
 * What a booking means. `named` is the payout whose end-to-end id it carries; `alike` are those that wait for an
 * answer and have its amount and their claim's number in its text. Only an exact match moves money by itself.
 */
export function judgeLine(amount: Money, named: Candidate | null, alike: readonly Candidate[]): Verdict {
  if (amount.amount >= 0) {
    return named ? mismatch('returned', named.payoutId) : mismatch('unexpected_receipt');
  }
  const left = -amount.amount;
  if (named) return judgeNamed(left, amount.currency, named);
  const [first, ...others] = alike;
  if (!first) return mismatch('no_payout');
  return others.length > 0 ? mismatch('ambiguous') : judgeNamed(left, amount.currency, first);
}

function judgeNamed(left: number, currency: string, payout: Candidate): Verdict {
  const { payoutId, state } = payout;
  if (payout.accountedFor) return mismatch('paid_twice', payoutId);
  if (!payout.currentKey) return mismatch('not_awaited', payoutId);
  if (!same(left, payout.amount, currency)) return mismatch('amount_differs', payoutId);
  if (state === 'submitted' || state === 'unknown') return { state: 'matched', payoutId };
  return state === 'paid' ? { state: 'confirmed', payoutId } : mismatch('not_awaited', payoutId);
}

/** What a person may do about a mismatch; all but the first move money and need a second person. */
export const lineActions = [
  'dismiss',
  'settle',
  'book_overpayment',
  'book_return',
  'book_repayment',
  'book_charge',
  'book_recovery',
] as const;
export type LineAction = (typeof lineActions)[number];

/** The actions that are about one payout: the one the line names, or one that a person names. */
export const payoutActions: readonly LineAction[] = [
  'settle',
  'book_overpayment',
  'book_return',
  'book_repayment',
];

/** The actions that make sense for a booking of this sign. */
export const actionsFor = (reason: MismatchReason, amount: number): readonly LineAction[] => {
  if (amount >= 0) {
    return [reason === 'returned' ? 'book_return' : 'book_recovery', 'book_repayment', 'dismiss'];
  }
  const rest = ['book_overpayment', 'book_charge', 'dismiss'] as const;
  return reason === 'paid_twice' ? rest : ['settle', ...rest];
};

/**
 * What comes back with `came`, of `out` that left for a payout of `owed` and did not come back yet: the whole payout, of
 * which the bank may have `kept` something for the way. Null when more came than left.
 */
export function returnOf(owed: number, out: number, came: number): { readonly kept: number } | null {
  return came > out ? null : { kept: Math.min(Math.max(owed, came), out) - came };
}

export interface Settlement {
  /** The payout is paid in full with this line. */
  readonly paid: boolean;
  /** What this line pays beyond the payout. */
  readonly over: number;
  /** What this line pays of it, when more is to come. */
  readonly part: number;
}

/** What `left` does for a payout of `owed` of which `parts` were paid before. */
export function settlementOf(owed: number, parts: number, left: number): Settlement {
  const missing = owed - parts;
  if (left < missing) return { paid: false, over: 0, part: left };
  return { paid: true, over: left - missing, part: 0 };
}
