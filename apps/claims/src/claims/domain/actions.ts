import { DomainError } from '@tuntas/kernel';
import type { Stage } from './axes';
import type { ClaimState } from './claim';

export type ActionName =
  | 'take'
  | 'request_evidence'
  | 'provide_evidence'
  | 'hold'
  | 'resume'
  | 'decide'
  | 'cancel'
  | 'merge'
  | 'appeal'
  | 'choose_recovery';
export type ActionRole = 'shipper' | 'agent' | 'supervisor';

interface Action {
  readonly from: readonly Stage[];
  /** `null` where the stage stays, or depends on the claim. */
  readonly to: Stage | null;
  readonly roles: readonly [ActionRole, ...ActionRole[]];
  /** The claim does not go on before this is done. */
  readonly mandatory?: (claim: ClaimState) => boolean;
  readonly possible?: (claim: ClaimState) => boolean;
}

const desk = ['agent', 'supervisor'] as const;
const everyone = ['shipper', 'agent', 'supervisor'] as const;

/** A rejection, or a part that was approved, once nothing is on its way any more. */
const appealable = (claim: ClaimState): boolean => {
  if (claim.appealUntil === null || claim.recovery !== 'none') return false;
  if (claim.stage === 'settled') return claim.decision === 'approved_partial';
  return claim.decision === 'rejected' || (claim.decision === 'approved_partial' && claim.remedy === null);
};

const undecided = (claim: ClaimState): boolean => claim.decisionNo === 0;

/** What can be done with a claim, where and by whom; a spec holds each move against the stage table. */
export const actions: Readonly<Record<ActionName, Action>> = {
  take: {
    from: ['submitted', 'in_review'],
    to: 'in_review',
    roles: desk,
    possible: (claim) => !claim.assigneeId,
  },
  request_evidence: { from: ['submitted', 'in_review', 'on_hold'], to: 'needs_action', roles: desk },
  provide_evidence: {
    from: ['submitted', 'in_review', 'needs_action', 'on_hold', 'decided', 'settled', 'expired'],
    to: null,
    roles: everyone,
    mandatory: (claim) => claim.stage === 'needs_action',
    possible: (claim) =>
      (claim.stage !== 'decided' && claim.stage !== 'settled') ||
      (claim.stage === 'decided' && claim.decision === 'rejected') ||
      appealable(claim),
  },
  hold: { from: ['in_review', 'needs_action'], to: 'on_hold', roles: desk },
  resume: { from: ['on_hold'], to: 'in_review', roles: desk },
  decide: { from: ['submitted', 'in_review'], to: 'decided', roles: desk, mandatory: () => true },
  cancel: {
    from: ['submitted', 'in_review', 'needs_action', 'on_hold'],
    to: 'cancelled',
    roles: everyone,
    possible: undecided,
  },
  merge: {
    from: ['submitted', 'in_review', 'needs_action', 'on_hold'],
    to: 'closed',
    roles: desk,
    possible: undecided,
  },
  appeal: {
    from: ['decided', 'settled'],
    to: 'in_review',
    roles: ['shipper'],
    possible: appealable,
  },
  choose_recovery: {
    // Found while an appeal is open, it is asked about at once; what the appeal adds waits for the choice.
    from: ['in_review', 'needs_action', 'on_hold', 'decided', 'settling', 'settled', 'closed', 'expired'],
    to: null,
    roles: ['shipper'],
    mandatory: () => true,
    possible: (claim) => claim.recovery === 'awaiting_choice',
  },
};

export interface AllowedAction {
  readonly action: ActionName;
  readonly roles: readonly ActionRole[];
  readonly mandatory: boolean;
}

export const actionNames = Object.keys(actions) as ActionName[];

const isPossible = (name: ActionName, claim: ClaimState): boolean =>
  actions[name].from.includes(claim.stage) && (actions[name].possible?.(claim) ?? true);

export const allowedActions = (claim: ClaimState): AllowedAction[] =>
  actionNames
    .filter((name) => isPossible(name, claim))
    .map((action) => ({
      action,
      roles: actions[action].roles,
      mandatory: actions[action].mandatory?.(claim) ?? false,
    }));

/** Refuses an action that has no place in the claim's stage, and names those that have. */
export function requireAction(name: ActionName, claim: ClaimState): void {
  if (isPossible(name, claim)) return;
  const allowed = allowedActions(claim).map(({ action }) => action);
  throw new DomainError(
    'conflict',
    'claim.illegal_transition',
    `A claim that is ${claim.stage} and ${claim.decision} cannot do ${name}; allowed: ${allowed.join(', ') || 'nothing'}.`,
    { action: name, stage: claim.stage, allowed },
  );
}
