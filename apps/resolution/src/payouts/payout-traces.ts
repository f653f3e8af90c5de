import type { Actor, AuditEntry } from '@tuntas/platform';
import type { Payout } from './payout.repository';

/** The audit row of one move of a payout. */
export const movedPayout = (
  payout: Pick<Payout, 'id' | 'claimId' | 'organisationId'>,
  action: string,
  actor: Actor,
  details: Record<string, unknown> = {},
  channel?: string,
): AuditEntry => ({
  organisationId: payout.organisationId,
  subject: `payout:${payout.id}`,
  action,
  actor,
  details: { claimId: payout.claimId, ...details },
  channel,
});
