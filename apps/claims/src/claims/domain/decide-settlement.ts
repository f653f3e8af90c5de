import { DomainError } from '@tuntas/kernel';
import type { ClaimEvent, ClaimState } from './claim';
import { openAmount } from './line-amounts';
import type { RemedyKind } from './words';

/** Ends what is over: settled and quiet for a while, or rejected or certified and no longer open to appeal. */
export function closeClaim(claim: ClaimState): ClaimEvent[] {
  if (claim.stage === 'settled') return [{ type: 'ClaimClosed', reason: 'settled' }];
  if (claim.stage !== 'decided') return [];
  if (claim.decision === 'rejected') return [{ type: 'ClaimClosed', reason: 'rejected' }];
  return claim.remedy === null ? [{ type: 'ClaimClosed', reason: 'settled' }] : [];
}

/** A remedy of an older decision, or one that is over, changes nothing. */
export function openRemedy(
  claim: ClaimState,
  remedy: { remedyId: string; kind: RemedyKind; decisionNo: number },
): ClaimEvent[] {
  const current = remedy.decisionNo === claim.decisionNo;
  if (!current || (claim.stage !== 'decided' && claim.stage !== 'settling')) return [];
  return [{ type: 'RemedyOpened', remedyId: remedy.remedyId, remedy: remedy.kind }];
}

export function completeRemedy(
  claim: ClaimState,
  remedy: {
    remedyId: string;
    kind: RemedyKind;
    paidAmount: number | null;
    at: Date;
    /** Until when a claimant chooses who is still asked about the parcel: it was gone before it could be held. */
    chooseBy?: Date;
  },
): ClaimEvent[] {
  if (claim.stage !== 'settling' || claim.remedyId !== remedy.remedyId) return [];
  if (remedy.paidAmount !== null && remedy.paidAmount > openAmount(claim.lines)) {
    throw new DomainError(
      'conflict',
      'claim.paid_above_approved',
      'More was paid than is approved and unpaid.',
      {
        paid: remedy.paidAmount,
        open: openAmount(claim.lines),
      },
    );
  }
  const settlement = remedy.kind === 'reshipment' ? 'reshipped' : 'paid';
  return [
    {
      type: 'ClaimSettled',
      remedyId: remedy.remedyId,
      settlement,
      paidAmount: remedy.paidAmount,
      at: remedy.at,
      ...longerChoice(claim, remedy.chooseBy),
    },
  ];
}

/** Never shorter than what the claimant was told. */
const longerChoice = ({ recovery, chooseBy }: ClaimState, later?: Date): { chooseBy?: Date } =>
  recovery === 'awaiting_choice' && chooseBy && later && later > chooseBy ? { chooseBy: later } : {};

/** Without another remedy to fall back to a person decides again, unless the claimant took the parcel instead. */
export function failRemedy(
  claim: ClaimState,
  remedy: { remedyId: string; reasonCode: string; next: RemedyKind | null },
): ClaimEvent[] {
  if (claim.stage !== 'settling' || claim.remedyId !== remedy.remedyId) return [];
  if (claim.recovery === 'take_parcel' && remedy.next === null)
    return [{ type: 'PayoutWithdrawn', remedyId: remedy.remedyId }];
  const failed: ClaimEvent = { type: 'RemedyFailed', ...remedy };
  return remedy.next ? [failed] : [failed, { type: 'ClaimReopened', reason: 'remedy_failed' }];
}
