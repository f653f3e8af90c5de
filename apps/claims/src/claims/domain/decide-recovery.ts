import { requireAction } from './actions';
import { type ClaimEvent, type ClaimState, isMadeGood, type RecoveryChoice } from './claim';

/** Until when the claimant chooses: longer once the money has left than while it is held for them. */
export interface ChooseBy {
  readonly madeGood: Date;
  readonly held: Date;
}

/** Money or another parcel was promised and is not known to have been given. */
const isOnItsWay = ({ stage, decision, remedy }: ClaimState): boolean =>
  (stage === 'decided' || stage === 'settling') && decision !== 'rejected' && remedy !== null;

/** A parcel found waits for the claimant: the money, or the parcel. */
export function recoverShipment(claim: ClaimState, chooseBy: ChooseBy): ClaimEvent[] {
  if (claim.recovery !== 'none') return [];
  if (isMadeGood(claim)) return [{ type: 'ShipmentRecovered', chooseBy: chooseBy.madeGood }];
  return isOnItsWay(claim) ? [{ type: 'ShipmentRecovered', chooseBy: chooseBy.held }] : [];
}

export function chooseRecovery(claim: ClaimState, choice: Exclude<RecoveryChoice, 'lapsed'>): ClaimEvent[] {
  requireAction('choose_recovery', claim);
  return [{ type: 'RecoveryChosen', choice }];
}

/** Silence is for the money; the parcel is the operator's then. */
export const lapseRecovery = (claim: ClaimState, at: Date): ClaimEvent[] =>
  claim.recovery === 'awaiting_choice' && claim.chooseBy !== null && at >= claim.chooseBy
    ? [{ type: 'RecoveryChosen', choice: 'lapsed' }]
    : [];
