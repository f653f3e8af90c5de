import { allowedFrom, DomainError, type Money } from '@tuntas/kernel';
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
  /** A person, or `auto/` and the rule that decided instead of one. */
  readonly decidedBy: string;
  /** Who approved before, or asked for this payout: the first of two people. */
  readonly firstApprovedBy: string | null;
  readonly payee: { readonly changedBy: string } | null;
}

export interface Approver {
  readonly personId: string;
  readonly organisationId: string | null;
}

/** Four eyes: whoever decided the claim, belongs to the claimant or named the account is not the second person. */
export const isOwnCase = (
  payout: Pick<ApprovalCase, 'decidedBy' | 'organisationId' | 'payee'>,
  approver: Approver,
): boolean =>
  approver.personId === payout.decidedBy ||
  approver.organisationId === payout.organisationId ||
  approver.personId === payout.payee?.changedBy;

export function refuseOwnCase(payout: ApprovalCase, approver: Approver): void {
  if (isOwnCase(payout, approver)) {
    throw new DomainError(
      'forbidden',
      'payout.own_case',
      'Somebody else must approve this: you decided the claim, named the account or belong to the claimant.',
    );
  }
}

/** An approval is one of several ways to `scheduled`; it is not for what comes there by another one. */
function refuseUnlessWaiting(state: PayoutState): void {
  if (state === 'awaiting_approval') return;
  throw new DomainError(
    'conflict',
    'payout.illegal_transition',
    `Cannot move from ${state} to scheduled by an approval: nobody is waited for.`,
    { from: state, allowed: allowedFrom(payoutTable, state) },
  );
}

/** A rule is nobody's eyes: what it decided needs two people here, where one is enough after a person's decision. */
const needsAnother = ({ decidedBy, firstApprovedBy }: ApprovalCase): boolean =>
  decidedBy.startsWith('auto/') && firstApprovedBy === null;

/**
 * Refuses unless `approver` may approve exactly this payout now. `first` when another person has to approve it too,
 * `last` when it may leave.
 */
export function approve(payout: ApprovalCase, approver: Approver, givenHash: string): 'first' | 'last' {
  refuseUnlessWaiting(payout.state);
  refuseOwnCase(payout, approver);
  if (approver.personId === payout.firstApprovedBy) {
    throw new DomainError(
      'forbidden',
      'payout.own_approval',
      'Somebody else must approve this too: you are the first of the two people it needs.',
    );
  }
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
  return needsAnother(payout) ? 'first' : 'last';
}
