import type { EventData } from '@tuntas/contracts';
import type { NewEvent } from '@tuntas/messaging';
import { aboutClaim } from '../remedies/remedies.events';
import type { Payout } from './payout.repository';

/** `follows` is there for a payout that pays again what came back. */
type Said = { readonly follows?: string | null; readonly claimantId: string | null } & Pick<
  Payout,
  'id' | 'remedyId' | 'claimId' | 'organisationId' | 'amount'
>;

const data = (payout: Said) => ({
  remedyId: payout.remedyId,
  claimId: payout.claimId,
  organisationId: payout.organisationId,
  payoutId: payout.id,
  amount: payout.amount,
});

/** For what the claimant is told of: also before their claim is heard of. */
const toClaimant = (payout: Said) => ({
  ...data(payout),
  ...(payout.claimantId && { claimantId: payout.claimantId }),
});

export const approvalRequested = (payout: Said): NewEvent => ({
  type: 'payout.approval_requested',
  ...aboutClaim(payout),
  data: data(payout),
});

export const payoutApproved = (payout: Said, approvedBy: string): NewEvent => ({
  type: 'payout.approved',
  ...aboutClaim(payout),
  data: { ...data(payout), approvedBy },
});

export const payoutPaid = (payout: Said, paidAt: Date): NewEvent => ({
  type: 'payout.paid',
  ...aboutClaim(payout),
  data: { ...toClaimant(payout), paidAt: paidAt.toISOString(), ...(payout.follows && { again: true }) },
});

export const payoutFailed = (payout: Said, reasonCode: string): NewEvent => ({
  type: 'payout.failed',
  ...aboutClaim(payout),
  data: { ...data(payout), reasonCode },
});

export const payoutReturned = (payout: Said, returnedAt: Date): NewEvent => ({
  type: 'payout.returned',
  ...aboutClaim(payout),
  data: { ...toClaimant(payout), returnedAt: returnedAt.toISOString() },
});

/** `payout` is what is left of it; `from` says which claims were paid too much. */
export const payoutNetted = (payout: Said, from: EventData<'payout.netted'>['from']): NewEvent => ({
  type: 'payout.netted',
  ...aboutClaim(payout),
  data: {
    ...toClaimant(payout),
    netted: {
      amount: from.reduce((sum, { amount }) => sum + amount.amount, 0),
      currency: payout.amount.currency,
    },
    from: [...from],
  },
});

export const payoutRejected = (payout: Said, rejectedBy: string, reasonCode: string): NewEvent => ({
  type: 'payout.rejected',
  ...aboutClaim(payout),
  data: { ...data(payout), rejectedBy, reasonCode },
});
