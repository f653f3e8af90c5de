import type { Money } from '@tuntas/kernel';

export const accounts = [
  'claims_expense',
  'claims_payable',
  'cash_clearing',
  'shipper_credit',
  'carrier_recovery_receivable',
  'write_off',
  'salvage',
] as const;
export type Account = (typeof accounts)[number];

export const transactionKinds = ['compensation_owed', 'payout_paid', 'compensation_owed_reversed'] as const;
export type TransactionKind = (typeof transactionKinds)[number];

/** One side of a booking: a debit is positive, a credit negative. */
export interface Entry {
  readonly account: Account;
  readonly amount: Money;
}

export interface Posting {
  readonly kind: TransactionKind;
  readonly entries: readonly Entry[];
}

/** `amount` debited to one account and credited to the other, so that the two sum to zero. */
const transferOf = (amount: Money, debit: Account, credit: Account): readonly Entry[] => [
  { account: debit, amount },
  { account: credit, amount: { amount: -amount.amount, currency: amount.currency } },
];

/** A decision makes a debt. */
export const compensationOwed = (amount: Money): Posting => ({
  kind: 'compensation_owed',
  entries: transferOf(amount, 'claims_expense', 'claims_payable'),
});

/** The bank confirms: the debt is gone and so is the money. */
export const payoutPaid = (amount: Money): Posting => ({
  kind: 'payout_paid',
  entries: transferOf(amount, 'claims_payable', 'cash_clearing'),
});

/** A payout was given up: the debt is taken back by its mirror, never by a change. */
export const compensationOwedReversed = (amount: Money): Posting => ({
  kind: 'compensation_owed_reversed',
  entries: transferOf(amount, 'claims_payable', 'claims_expense'),
});
