import { turnOf, waitsForYou } from './next-actor';

const claim = {
  stage: 'in_review',
  decision: 'pending',
  recovery: 'none',
  answerBy: null,
  chooseBy: null,
  appealUntil: null,
  nextDueAt: '2026-03-02T10:00:00Z',
  reviewAt: null,
} as const;

it('is ours while we owe an answer', () => {
  expect(turnOf(claim)).toEqual({ who: 'us', what: 'decide', by: claim.nextDueAt });
  expect(waitsForYou(claim)).toBe(false);
});

it('is the claimant’s when evidence is asked for', () => {
  const asked = { ...claim, stage: 'needs_action', answerBy: '2026-03-05T10:00:00Z' } as const;
  expect(turnOf(asked)).toEqual({ who: 'you', what: 'answer', by: asked.answerBy });
  expect(waitsForYou(asked)).toBe(true);
});

it('lets a rejection be appealed without making it a duty', () => {
  const rejected = { ...claim, stage: 'decided', decision: 'rejected' } as const;
  expect(turnOf(rejected)).toMatchObject({ who: 'you', what: 'appeal' });
  expect(waitsForYou(rejected)).toBe(false);
});

it('asks for a choice when a paid parcel is found, whatever the stage', () => {
  const found = {
    ...claim,
    stage: 'closed',
    recovery: 'awaiting_choice',
    chooseBy: '2026-06-01T00:00:00Z',
  } as const;
  expect(turnOf(found)).toEqual({ who: 'you', what: 'choose', by: found.chooseBy });
});

it.each(['settled', 'closed', 'cancelled', 'expired', 'draft'] as const)(
  'is nobody’s when it is %s',
  (stage) => {
    expect(turnOf({ ...claim, stage })).toBeNull();
  },
);
