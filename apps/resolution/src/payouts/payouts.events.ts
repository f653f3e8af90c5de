import type { NewEvent } from '@tuntas/messaging';
import { aboutClaim } from '../remedies/remedies.events';
import type { Payout } from './payout.repository';

type Said = Pick<Payout, 'id' | 'remedyId' | 'claimId' | 'organisationId' | 'amount'>;

const data = (payout: Said) => ({
  remedyId: payout.remedyId,
  claimId: payout.claimId,
  organisationId: payout.organisationId,
  payoutId: payout.id,
  amount: payout.amount,
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
  data: { ...data(payout), paidAt: paidAt.toISOString() },
});

export const payoutFailed = (payout: Said, reasonCode: string): NewEvent => ({
  type: 'payout.failed',
  ...aboutClaim(payout),
  data: { ...data(payout), reasonCode },
});

export const payoutRejected = (payout: Said, rejectedBy: string, reasonCode: string): NewEvent => ({
  type: 'payout.rejected',
  ...aboutClaim(payout),
  data: { ...data(payout), rejectedBy, reasonCode },
});
