import type { NewEvent } from '@tuntas/messaging';
import type { ClaimReference } from '../sla/sla.service';
import type { ClaimEvent, ClaimState } from './domain/claim';

/** The claim after the event, as far as the wire needs it. */
export interface Said {
  readonly reference: ClaimReference;
  readonly state: ClaimState;
}

type Type = ClaimEvent['type'];
type Mapping = { readonly [K in Type]: (event: Extract<ClaimEvent, { type: K }>, said: Said) => Wire | null };
type Wire = { [T in NewEvent['type']]: Pick<NewEvent<T>, 'type' | 'data'> }[NewEvent['type']];

const deskChanged = (_event: unknown, { reference, state }: Said): Wire => ({
  type: 'claim.desk_changed',
  data: {
    ...reference,
    assigneeId: state.assigneeId,
    priority: state.priority,
    waitsUntil: state.stage === 'on_hold' ? (state.reviewAt?.toISOString() ?? null) : null,
  },
});

/** What other services hear of each thing that happens to a claim; `null` is the claim's own business. */
const wire: Mapping = {
  ClaimTaken: deskChanged,
  ClaimAssigned: deskChanged,
  ClaimPrioritised: deskChanged,
  EvidenceRequested: ({ items, answerBy }, { reference, state }) => ({
    type: 'claim.evidence_requested',
    data: { ...reference, requestNo: state.requestNo, items: [...items], answerBy: answerBy.toISOString() },
  }),
  EvidenceReceived: ({ evidenceId, kind }, { reference }) => ({
    type: 'claim.evidence_received',
    data: { ...reference, evidenceId, kind },
  }),
  // Both are an answer of the claimant; how it came is told beside the reason.
  ClaimReopened: ({ reason }, { reference }) => ({
    type: 'claim.reopened',
    data:
      reason === 'claimant_replied'
        ? { ...reference, reason: 'evidence_received', answeredBy: 'message' }
        : { ...reference, reason },
  }),
  ClaimantWrote: ({ messageId, channel, attachments, answers }, { reference, state }) => ({
    type: 'claim.message_posted',
    data: {
      ...reference,
      messageId,
      writtenBy: 'claimant',
      channel,
      attachments,
      answers,
      assigneeId: state.assigneeId,
    },
  }),
  StaffReplied: ({ messageId, channel, attachments }, { reference, state }) => ({
    type: 'claim.message_posted',
    data: {
      ...reference,
      messageId,
      writtenBy: 'staff',
      channel,
      attachments,
      answers: false,
      assigneeId: state.assigneeId,
    },
  }),
  ClaimHeld: deskChanged,
  ClaimResumed: deskChanged,
  ClaimDecided: (verdict, { reference, state }) => ({
    type: 'claim.decided',
    data: {
      ...reference,
      decisionNo: state.decisionNo,
      outcome: verdict.outcome,
      approved: { amount: verdict.approvedAmount, currency: state.currency },
      remedy: verdict.remedy,
      wish: state.wish,
      reasonCode: verdict.reasonCode,
      ruleId: verdict.ruleId,
      decidedBy: verdict.decidedBy,
      appealUntil: verdict.appealUntil?.toISOString() ?? null,
    },
  }),
  ClaimAppealed: (_event, { reference, state }) => ({
    type: 'claim.appealed',
    data: { ...reference, appealNo: state.appealNo },
  }),
  DecisionWithdrawn: (_event, { reference, state }) => ({
    type: 'claim.decision_withdrawn',
    data: { ...reference, decisionNo: state.decisionNo },
  }),
  ClaimMerged: ({ into, intoNumber }, { reference }) => ({
    type: 'claim.merged',
    data: { ...reference, intoClaimId: into, intoNumber },
  }),
  ClaimAbsorbed: () => null,
  ClaimCancelled: (_event, { reference }) => ({ type: 'claim.cancelled', data: { ...reference } }),
  ClaimExpired: (_event, { reference }) => ({
    type: 'claim.closed',
    data: { ...reference, reason: 'expired' },
  }),
  RemedyOpened: () => null,
  RemedyFailed: () => null,
  ClaimSettled: ({ settlement, paidAmount, at }, { reference, state }) => ({
    type: 'claim.settled',
    data: {
      ...reference,
      settlement,
      paid: paidAmount === null ? null : { amount: paidAmount, currency: state.currency },
      settledAt: at.toISOString(),
    },
  }),
  PayoutWithdrawn: () => null,
  ShipmentRecovered: ({ chooseBy }, { reference, state }) => ({
    type: 'claim.recovery_opened',
    data: { ...reference, paid: paidOf(state), held: heldOf(state), chooseBy: chooseBy.toISOString() },
  }),
  RecoveryChosen: ({ choice }, { reference, state }) => ({
    type: 'claim.recovery_chosen',
    data: { ...reference, paid: paidOf(state), choice },
  }),
  ClaimClosed: ({ reason }, { reference }) => ({ type: 'claim.closed', data: { ...reference, reason } }),
};

const paidOf = ({ paidAmount, currency }: ClaimState) =>
  paidAmount === null ? null : { amount: paidAmount, currency };

/** Money that was approved and waits for the choice. */
const heldOf = ({ settlement, remedy, approvedAmount, paidAmount, currency }: ClaimState) =>
  settlement === 'recovered' || remedy !== 'compensation' || approvedAmount === null
    ? null
    : { amount: approvedAmount - (paidAmount ?? 0), currency };

/** All that one change says. Whatever else it says tells of the desk as well, so that is said only by itself, once. */
export function wireOfChange(
  steps: readonly { readonly event: ClaimEvent; readonly state: ClaimState }[],
  reference: ClaimReference,
): NewEvent[] {
  const told = steps.flatMap(({ event, state }) => wireOf(event, { reference, state }));
  const more = told.filter(({ type }) => type !== 'claim.desk_changed');
  return more.length > 0 ? more : told.slice(-1);
}

export function wireOf(event: ClaimEvent, said: Said): NewEvent[] {
  // One entry per type by construction, which TypeScript cannot see through an indexed call.
  const say = wire[event.type] as (event: ClaimEvent, said: Said) => Wire | null;
  const told = say(event, said);
  const { claimId, organisationId } = said.reference;
  return told ? [{ ...told, subject: claimId, organisationId } as NewEvent] : [];
}
