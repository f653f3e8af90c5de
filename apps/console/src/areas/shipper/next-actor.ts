import type { ClaimRow } from './claim';

/** Whose turn it is, what they do, and by when; `null` when the claim is over. */
export interface Turn {
  readonly who: 'you' | 'us' | 'others';
  readonly what: 'answer' | 'choose' | 'appeal' | 'decide' | 'pay' | 'wait';
  readonly by: string | null;
}

type Facts = Pick<
  ClaimRow,
  'stage' | 'decision' | 'recovery' | 'answerBy' | 'chooseBy' | 'appealUntil' | 'nextDueAt' | 'reviewAt'
>;

export function turnOf(claim: Facts): Turn | null {
  if (claim.recovery === 'awaiting_choice') return { who: 'you', what: 'choose', by: claim.chooseBy };
  switch (claim.stage) {
    case 'needs_action':
      return { who: 'you', what: 'answer', by: claim.answerBy };
    case 'submitted':
    case 'in_review':
      return { who: 'us', what: 'decide', by: claim.nextDueAt };
    case 'on_hold':
      return { who: 'others', what: 'wait', by: claim.reviewAt };
    case 'decided':
      return claim.decision === 'rejected'
        ? { who: 'you', what: 'appeal', by: claim.appealUntil }
        : { who: 'us', what: 'pay', by: claim.nextDueAt };
    case 'settling':
      return { who: 'us', what: 'pay', by: claim.nextDueAt };
    default:
      return null;
  }
}

/** Something does not go on before the claimant acts; an appeal is a right and no duty. */
export const waitsForYou = (claim: Facts): boolean => {
  const turn = turnOf(claim);
  return turn?.who === 'you' && turn.what !== 'appeal';
};
