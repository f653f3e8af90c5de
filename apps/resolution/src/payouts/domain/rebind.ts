import type { PayoutState } from './payout';

export interface UnsentPayout {
  readonly state: PayoutState;
  readonly approvedBy: string | null;
}

export interface Rebinding {
  readonly state: PayoutState;
  readonly approvedBy: string | null;
  /** A person had approved what is no longer so. */
  readonly voided: boolean;
}

/** Who approved a payout at or below the limit. */
export const byRule = 'rule';

/**
 * What another account does to a payout that has not left: a person's approval is void, because it was given for the
 * old one; a rule's stands, and a payout that only waited for an account may go.
 */
export function rebind(payout: UnsentPayout): Rebinding {
  const voided = payout.approvedBy !== null && payout.approvedBy !== byRule;
  const approvedBy = voided ? null : payout.approvedBy;
  if (payout.state === 'approved') return { state: 'scheduled', approvedBy, voided };
  const back = voided && payout.state === 'scheduled';
  return { state: back ? 'awaiting_approval' : payout.state, approvedBy, voided };
}
