import { type ClaimEvent, type ClaimState, evolve } from './claim';

/** A submitted claim for tests: two lines, one of them without an amount. */
export const submitted: ClaimState = {
  stage: 'submitted',
  decision: 'pending',
  settlement: 'none',
  organisationId: 'shipper-1',
  currency: 'IDR',
  wish: 'compensation',
  lines: [
    { id: 'line-1', claimedAmount: 100_000, approvedAmount: null, paidAmount: null },
    { id: 'line-2', claimedAmount: null, approvedAmount: null, paidAmount: null },
  ],
  priority: 'normal',
  assigneeId: null,
  requestNo: 0,
  decisionNo: 0,
  appealNo: 0,
  reviewNo: 0,
  deciders: [],
  answerBy: null,
  appealUntil: null,
  reviewAt: null,
  approvedAmount: null,
  paidAmount: null,
  remedy: null,
  remedyId: null,
  mergedInto: null,
  recovery: 'none',
  chooseBy: null,
};

export const at = (iso: string): Date => new Date(`${iso}T03:00:00Z`);

/** The state that `events` lead to. */
export const given = (...events: ClaimEvent[]): ClaimState => events.reduce(evolve, submitted);

type ByPerson = Extract<ClaimEvent, { type: 'ClaimDecided'; automaticRule: null }>;

export const decided = (more: Partial<ByPerson> = {}): ClaimEvent => ({
  type: 'ClaimDecided',
  outcome: 'approved',
  automaticRule: null,
  lines: [
    { lineId: 'line-1', approvedAmount: 100_000 },
    { lineId: 'line-2', approvedAmount: 5_000 },
  ],
  approvedAmount: 105_000,
  remedy: 'compensation',
  reasonCode: 'assessed',
  reasonText: null,
  ruleId: null,
  estimatedAmount: null,
  decidedBy: 'agent-1',
  appealUntil: null,
  ...more,
});

export const taken: ClaimEvent = { type: 'ClaimTaken', assigneeId: 'agent-1' };
export const requested: ClaimEvent = {
  type: 'EvidenceRequested',
  items: ['photo_label'],
  note: null,
  answerBy: at('2026-06-15'),
};
export const rejected = decided({
  outcome: 'rejected',
  lines: [],
  approvedAmount: 0,
  remedy: null,
  reasonCode: 'no_evidence',
  appealUntil: at('2026-06-15'),
});
export const opened: ClaimEvent = { type: 'RemedyOpened', remedyId: 'remedy-1', remedy: 'compensation' };
export const settled: ClaimEvent = {
  type: 'ClaimSettled',
  remedyId: 'remedy-1',
  settlement: 'paid',
  paidAmount: 105_000,
  at: at('2026-06-05'),
};
/** Less than asked, and so open to an appeal. */
export const partly = decided({
  outcome: 'approved_partial',
  lines: [
    { lineId: 'line-1', approvedAmount: 60_000 },
    { lineId: 'line-2', approvedAmount: 5_000 },
  ],
  approvedAmount: 65_000,
  appealUntil: at('2026-06-15'),
});

export const partlyPaid: ClaimEvent = {
  type: 'ClaimSettled',
  remedyId: 'remedy-1',
  settlement: 'paid',
  paidAmount: 65_000,
  at: at('2026-06-05'),
};
