import type { Envelope } from '@tuntas/contracts';

export type CaseStage = 'open' | 'needs_action' | 'decided' | 'settled' | 'closed' | 'cancelled';

/** What an event of a claim changes in what messages know of it. */
export interface CaseChange {
  readonly stage: CaseStage;
  /** Number of the request that still waits for evidence. */
  readonly evidenceRequestNo: number | null;
  /** A settled case worked on again starts another cycle, with a survey of its own. */
  readonly nextCycle: boolean;
}

export const caseEvents = [
  'claim.submitted',
  'claim.evidence_requested',
  'claim.evidence_received',
  'claim.decided',
  'claim.appealed',
  'claim.cancelled',
  'claim.settled',
  'claim.closed',
  'claim.reopened',
  'claim.merged',
] as const;
export type CaseEvent = Envelope<(typeof caseEvents)[number]>;

const stages: Record<CaseEvent['type'], CaseStage> = {
  'claim.submitted': 'open',
  'claim.evidence_requested': 'needs_action',
  'claim.evidence_received': 'open',
  'claim.decided': 'decided',
  'claim.appealed': 'open',
  'claim.cancelled': 'cancelled',
  'claim.settled': 'settled',
  'claim.closed': 'closed',
  'claim.reopened': 'open',
  'claim.merged': 'closed',
};

export function caseChangeOf(event: CaseEvent): CaseChange {
  // Closed because everything was given is still settled: the survey goes out.
  const settledForGood = event.type === 'claim.closed' && event.data.reason === 'settled';
  return {
    stage: settledForGood ? 'settled' : stages[event.type],
    evidenceRequestNo: event.type === 'claim.evidence_requested' ? event.data.requestNo : null,
    nextCycle: event.type === 'claim.appealed' || event.type === 'claim.reopened',
  };
}
