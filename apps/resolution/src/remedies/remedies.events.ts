import type { RemedyKind } from '@tuntas/contracts';
import type { NewEvent } from '@tuntas/messaging';
import type { Remedy } from './remedy.repository';

const ids = (remedy: Remedy) => ({
  remedyId: remedy.id,
  claimId: remedy.claimId,
  organisationId: remedy.organisationId,
});

/** An event about a claim's money or goods: the claim is the subject, so that its story stays in order. */
export const aboutClaim = (of: { claimId: string; organisationId: string }) => ({
  subject: of.claimId,
  organisationId: of.organisationId,
});

export const remedyOpened = (remedy: Remedy): NewEvent => ({
  type: 'remedy.opened',
  ...aboutClaim(remedy),
  data: {
    ...ids(remedy),
    kind: remedy.kind,
    amount: remedy.amount,
    decisionNo: remedy.decisionNo,
    fallbackOf: remedy.fallbackOf,
  },
});

export const remedyCompleted = (remedy: Remedy, completedAt: Date): NewEvent => ({
  type: 'remedy.completed',
  ...aboutClaim(remedy),
  data: {
    ...ids(remedy),
    kind: remedy.kind,
    paid: remedy.kind === 'compensation' ? remedy.amount : null,
    completedAt: completedAt.toISOString(),
  },
});

export const remedyFailed = (remedy: Remedy, reasonCode: string, next: RemedyKind | null): NewEvent => ({
  type: 'remedy.failed',
  ...aboutClaim(remedy),
  data: { ...ids(remedy), kind: remedy.kind, reasonCode, next },
});
