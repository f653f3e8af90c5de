import { requireAction } from './actions';
import type { ClaimEvent, ClaimState, RecoveryChoice } from './claim';

/** A parcel found after it was made good for waits for the claimant: keep the money, or give it back and take the parcel. */
export const recoverShipment = (claim: ClaimState, chooseBy: Date): ClaimEvent[] =>
  ['paid', 'reshipped', 'replaced'].includes(claim.settlement) && claim.recovery === 'none'
    ? [{ type: 'ShipmentRecovered', chooseBy }]
    : [];

export function chooseRecovery(claim: ClaimState, choice: Exclude<RecoveryChoice, 'lapsed'>): ClaimEvent[] {
  requireAction('choose_recovery', claim);
  return [{ type: 'RecoveryChosen', choice }];
}

/** Silence keeps the money; the parcel is the operator's then. */
export const lapseRecovery = (claim: ClaimState, at: Date): ClaimEvent[] =>
  claim.recovery === 'awaiting_choice' && claim.chooseBy !== null && at >= claim.chooseBy
    ? [{ type: 'RecoveryChosen', choice: 'lapsed' }]
    : [];
