import { endedStages } from './axes';
import type { ClaimEvent, ClaimState, MessageChannel } from './claim';
import { takenBy } from './decide';

/** A message that is on the claim, as ids and counts. */
export interface Posted {
  readonly messageId: string;
  readonly channel: MessageChannel;
  readonly attachments: number;
}

const isUnderWay = ({ stage, decision }: ClaimState): boolean =>
  decision === 'pending' && !(endedStages as readonly string[]).includes(stage);

/** An answer is an answer in whatever form: it puts a waiting claim back on the desk and reopens an expired one. */
export function claimantWrites(claim: ClaimState, _personId: string, posted: Posted): ClaimEvent[] {
  const wrote: ClaimEvent = {
    type: 'ClaimantWrote',
    ...posted,
    answers: claim.stage === 'needs_action' || claim.stage === 'expired',
    underWay: claim.stage === 'expired' || isUnderWay(claim),
  };
  return claim.stage === 'expired' ? [{ type: 'ClaimReopened', reason: 'claimant_replied' }, wrote] : [wrote];
}

/** Replying is work on a claim: whoever does it first has taken it. */
export function staffWrites(claim: ClaimState, personId: string, posted: Posted): ClaimEvent[] {
  const replied: ClaimEvent = { type: 'StaffReplied', ...posted, underWay: isUnderWay(claim) };
  const open = claim.stage === 'submitted' || claim.stage === 'in_review';
  return [...(open ? takenBy(claim, personId) : []), replied];
}
