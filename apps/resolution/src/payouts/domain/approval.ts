import { DomainError, move, type Money } from '@tuntas/kernel';
import { payoutTable, type PayoutState } from './payout';

/** Largest payout per currency, in minor units, that a rule may approve; a currency without one always needs a person. */
export type PayoutLimits = Readonly<Record<string, number>>;

export const approvedByRule = (limits: PayoutLimits, { amount, currency }: Money): boolean =>
  amount <= (limits[currency] ?? -1);

/** The account a payout goes to, as far as an approval has to name it. */
export interface PayeeBinding {
  readonly version: number;
  readonly fingerprint: string;
}

/** What an approval is given for, as text: change any of it and it is another one. */
export function approvalText(
  payoutId: string,
  { amount, currency }: Money,
  payee: PayeeBinding | null,
): string {
  return JSON.stringify([payoutId, amount, currency, payee?.version ?? null, payee?.fingerprint ?? null]);
}

export interface ApprovalCase {
  readonly state: PayoutState;
  readonly organisationId: string;
  readonly approvalHash: string;
  readonly decidedBy: string;
  readonly payee: { readonly changedBy: string } | null;
}

export interface Approver {
  readonly personId: string;
  readonly organisationId: string | null;
}

/** Four eyes: whoever decided the claim, belongs to the claimant or named the account is not the second person. */
export function refuseOwnCase(payout: ApprovalCase, approver: Approver): void {
  const own =
    approver.personId === payout.decidedBy ||
    approver.organisationId === payout.organisationId ||
    approver.personId === payout.payee?.changedBy;
  if (own) {
    throw new DomainError(
      'forbidden',
      'payout.own_case',
      'Somebody else must approve this: you decided the claim, named the account or belong to the claimant.',
    );
  }
}

/** Refuses unless `approver` may let exactly this payout leave now. */
export function approve(payout: ApprovalCase, approver: Approver, givenHash: string): void {
  move(payoutTable, payout.state, 'scheduled', 'payout.illegal_transition');
  refuseOwnCase(payout, approver);
  if (!payout.payee) {
    throw new DomainError('conflict', 'payout.payee_missing', 'Register an account to pay to first.');
  }
  if (givenHash !== payout.approvalHash) {
    throw new DomainError(
      'conflict',
      'payout.approval_stale',
      'The payout changed since you read it: read it again and approve what it says now.',
    );
  }
}
