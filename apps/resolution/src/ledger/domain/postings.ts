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

export const transactionKinds = [
  'compensation_owed',
  'payout_paid',
  'compensation_owed_reversed',
  'paid_in_part',
  'part_payments_netted',
  'overpaid',
  'payout_returned',
  'payout_owed_again',
  'payout_owed_again_reversed',
  'debt_netted',
  'debt_netted_reversed',
  'repayment_received',
  'bank_charge',
  'compensation_repayable',
  'recovery_opened',
  'recovery_received',
  'recovery_written_off',
] as const;
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

/** The bank sent less than was ordered: kept as the shipper's debit until the rest has gone. */
export const paidInPart = (amount: Money): Posting => ({
  kind: 'paid_in_part',
  entries: transferOf(amount, 'shipper_credit', 'cash_clearing'),
});

/** The rest has gone and the whole payout is booked as paid: the parts are not money twice. */
export const partPaymentsNetted = (amount: Money): Posting => ({
  kind: 'part_payments_netted',
  entries: transferOf(amount, 'cash_clearing', 'shipper_credit'),
});

/** The bank sent more than was ordered: the shipper owes the difference. */
export const overpaid = (amount: Money): Posting => ({
  kind: 'overpaid',
  entries: transferOf(amount, 'shipper_credit', 'cash_clearing'),
});

/**
 * A paid payout came back: the shipper has all of it to their credit, whatever of it the bank `kept` for the way.
 */
export const payoutReturned = (came: Money, kept: number): Posting => ({
  kind: 'payout_returned',
  entries: [
    { account: 'cash_clearing', amount: came },
    ...(kept > 0 ? [{ account: 'write_off' as const, amount: { ...came, amount: kept } }] : []),
    { account: 'shipper_credit', amount: { ...came, amount: -(came.amount + kept) } },
  ],
});

/** What came back is to be paid again: the shipper's credit is a debt of a new payout. */
export const payoutOwedAgain = (amount: Money): Posting => ({
  kind: 'payout_owed_again',
  entries: transferOf(amount, 'shipper_credit', 'claims_payable'),
});

export const payoutOwedAgainReversed = (amount: Money): Posting => ({
  kind: 'payout_owed_again_reversed',
  entries: transferOf(amount, 'claims_payable', 'shipper_credit'),
});

/** What the shipper was paid too much before is taken off what is owed now. */
export const debtNetted = (amount: Money): Posting => ({
  kind: 'debt_netted',
  entries: transferOf(amount, 'claims_payable', 'shipper_credit'),
});

/** The payout it was taken off is given up: the shipper owes it again. */
export const debtNettedReversed = (amount: Money): Posting => ({
  kind: 'debt_netted_reversed',
  entries: transferOf(amount, 'shipper_credit', 'claims_payable'),
});

/** The shipper sent back what was paid too much, or what a found parcel had cost. */
export const repaymentReceived = (amount: Money): Posting => ({
  kind: 'repayment_received',
  entries: transferOf(amount, 'cash_clearing', 'shipper_credit'),
});

/** What the bank took for itself. */
export const bankCharge = (amount: Money): Posting => ({
  kind: 'bank_charge',
  entries: transferOf(amount, 'write_off', 'cash_clearing'),
});

/** The claimant took the parcel that was found: what was paid for it is owed back, the mirror of what it cost. */
export const compensationRepayable = (amount: Money): Posting => ({
  kind: 'compensation_repayable',
  entries: transferOf(amount, 'shipper_credit', 'claims_expense'),
});

/** A carrier or an insurer owes back what a claim cost. */
export const recoveryOpened = (amount: Money): Posting => ({
  kind: 'recovery_opened',
  entries: transferOf(amount, 'carrier_recovery_receivable', 'claims_expense'),
});

export const recoveryReceived = (amount: Money): Posting => ({
  kind: 'recovery_received',
  entries: transferOf(amount, 'cash_clearing', 'carrier_recovery_receivable'),
});

export const recoveryWrittenOff = (amount: Money): Posting => ({
  kind: 'recovery_written_off',
  entries: transferOf(amount, 'write_off', 'carrier_recovery_receivable'),
});
