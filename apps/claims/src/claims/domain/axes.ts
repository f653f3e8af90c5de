import type { TransitionTable } from '@tuntas/kernel';

/** Who must act. */
export type Stage =
  | 'draft'
  | 'submitted'
  | 'in_review'
  | 'needs_action'
  | 'on_hold'
  | 'decided'
  | 'settling'
  | 'settled'
  | 'closed'
  | 'cancelled'
  | 'expired';
export type Decision = 'pending' | 'approved' | 'approved_partial' | 'rejected';
export type Settlement =
  'none' | 'pending' | 'paid' | 'reshipped' | 'replaced' | 'repaired' | 'failed' | 'recovered';

/**
 * In `needs_action` the claimant owes something and clocks pause; in `on_hold` a third party does and they run.
 * From `submitted` straight to `decided` goes only what a rule approves; a merged duplicate closes undecided.
 */
export const stages = {
  draft: ['submitted', 'cancelled'],
  submitted: ['in_review', 'decided', 'cancelled', 'closed'],
  in_review: ['needs_action', 'on_hold', 'decided', 'cancelled', 'closed'],
  needs_action: ['in_review', 'on_hold', 'cancelled', 'expired', 'closed'],
  on_hold: ['in_review', 'needs_action', 'cancelled', 'closed'],
  decided: ['settling', 'in_review', 'closed'],
  settling: ['settled', 'in_review'],
  settled: ['closed', 'in_review'],
  closed: [],
  cancelled: [],
  expired: ['in_review'],
} as const satisfies TransitionTable<Stage>;

/** Back to `pending` by an appeal, by a second look that disagrees, or when what was decided could not be given. */
export const decisions = {
  pending: ['approved', 'approved_partial', 'rejected'],
  approved: ['pending'],
  approved_partial: ['pending'],
  rejected: ['pending'],
} as const satisfies TransitionTable<Decision>;

/** `recovered`: the parcel was found after it was paid for or replaced, or before the money left. A partial payment can be appealed and added to, also when the parcel is found meanwhile. */
export const settlements = {
  none: ['pending'],
  pending: ['paid', 'reshipped', 'replaced', 'repaired', 'failed', 'recovered'],
  failed: ['pending'],
  paid: ['recovered', 'pending'],
  reshipped: ['recovered', 'pending'],
  replaced: ['recovered'],
  repaired: [],
  recovered: ['pending'],
} as const satisfies TransitionTable<Settlement>;

/** A parcel found after it was decided: the claimant takes the money or the parcel; silence is for the money. */
export type Recovery = 'none' | 'awaiting_choice' | 'keep_money' | 'take_parcel' | 'lapsed';

export const recoveries = {
  none: ['awaiting_choice'],
  awaiting_choice: ['keep_money', 'take_parcel', 'lapsed'],
  keep_money: [],
  take_parcel: [],
  lapsed: [],
} as const satisfies TransitionTable<Recovery>;

/** Stages in which a second claim for the same shipment and type makes no sense; a partial unique index repeats this. */
export const endedStages = ['closed', 'cancelled', 'expired'] as const satisfies readonly Stage[];

export const stageNames = Object.keys(stages) as [Stage, ...Stage[]];
export const decisionNames = Object.keys(decisions) as [Decision, ...Decision[]];
export const settlementNames = Object.keys(settlements) as [Settlement, ...Settlement[]];
export const recoveryNames = Object.keys(recoveries) as [Recovery, ...Recovery[]];
