import { evolve } from './claim';
import { decided, given, requested, taken } from './claim.fixture';
import { claimantWrites, staffWrites } from './write';

const posted = { messageId: 'm', channel: 'web', attachments: 0 } as const;
const types = (events: readonly { type: string }[]) => events.map(({ type }) => type);

describe('a claimant who writes', () => {
  it('changes nothing about a claim the desk works on', () => {
    const claim = given(taken);
    const events = claimantWrites(claim, 'p', posted);
    expect(types(events)).toEqual(['ClaimantWrote']);
    expect(events.reduce(evolve, claim)).toEqual(claim);
  });

  it('answers a claim that waits', () => {
    const claim = given(taken, requested);
    const events = claimantWrites(claim, 'p', posted);
    expect(events).toMatchObject([{ type: 'ClaimantWrote', answers: true, underWay: true }]);
    expect(events.reduce(evolve, claim)).toMatchObject({ stage: 'in_review', answerBy: null });
  });

  it('reopens one that expired in silence', () => {
    const claim = given(taken, requested, { type: 'ClaimExpired' });
    const events = claimantWrites(claim, 'p', posted);
    expect(types(events)).toEqual(['ClaimReopened', 'ClaimantWrote']);
    expect(events.reduce(evolve, claim)).toMatchObject({ stage: 'in_review' });
  });

  it('may still ask after the decision, and after the end', () => {
    const over = given(taken, decided());
    expect(claimantWrites(over, 'p', posted)).toMatchObject([{ answers: false, underWay: false }]);
    const cancelled = given({ type: 'ClaimCancelled', reason: null });
    expect(claimantWrites(cancelled, 'p', posted).reduce(evolve, cancelled)).toEqual(cancelled);
  });
});

describe('the desk that writes', () => {
  it('takes a claim that nobody has', () => {
    const events = staffWrites(given(), 'agent-1', posted);
    expect(types(events)).toEqual(['ClaimTaken', 'StaffReplied']);
  });

  it('leaves a claim that waits waiting: it is the claimant who owes something', () => {
    const claim = given(taken, requested);
    expect(staffWrites(claim, 'agent-2', posted).reduce(evolve, claim)).toEqual(claim);
  });

  it('does not start promises again on a claim that is decided', () => {
    expect(staffWrites(given(taken, decided()), 'a', posted)).toMatchObject([{ underWay: false }]);
  });
});
