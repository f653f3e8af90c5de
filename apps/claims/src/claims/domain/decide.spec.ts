import { evolve } from './claim';
import {
  cancelClaim,
  expireClaim,
  holdClaim,
  receiveEvidence,
  requestEvidence,
  resumeClaim,
  reviewHeld,
  takeClaim,
} from './decide';
import { appealDecision } from './decide-again';
import { recoverShipment } from './decide-recovery';
import { closeClaim, completeRemedy, failRemedy, openRemedy } from './decide-settlement';
import { at, decided, given, opened, rejected, requested, settled, taken } from './claim.fixture';

const agent = { personId: 'agent-1', organisationId: 'operator' };
const request = { items: ['photo_label'], note: null, answerBy: at('2026-06-15') };
const hold = { reason: 'carrier', reviewAt: at('2026-06-08'), at: at('2026-06-01'), maxDays: 90 };
const evidence = { evidenceId: 'evidence-1', kind: 'photo_label' };

describe('working on a claim', () => {
  it('given submitted, when taken, then it is in review with its agent', () => {
    expect(given(...takeClaim(given(), agent))).toMatchObject({ stage: 'in_review', assigneeId: 'agent-1' });
  });

  it('given somebody works on it, when taken again, then it is refused', () => {
    expect(() => takeClaim(given(taken), { ...agent, personId: 'agent-2' })).toThrow(/cannot do take/);
  });

  it('given submitted, when evidence is requested, then it is taken first and waits', () => {
    const events = requestEvidence(given(), agent, request);
    expect(events.map(({ type }) => type)).toEqual(['ClaimTaken', 'EvidenceRequested']);
    expect(given(...events)).toMatchObject({
      stage: 'needs_action',
      requestNo: 1,
      answerBy: request.answerBy,
    });
  });

  it('given it waits, when evidence arrives, then it is back in review', () => {
    const waiting = given(taken, requested);
    expect(receiveEvidence(waiting, evidence).reduce(evolve, waiting).stage).toBe('in_review');
  });

  it('given it expired, when evidence arrives, then it reopens', () => {
    const expired = given(taken, requested, { type: 'ClaimExpired' });
    const events = receiveEvidence(expired, evidence);
    expect(events.map(({ type }) => type)).toEqual(['ClaimReopened', 'EvidenceReceived']);
    expect(events.reduce(evolve, expired).stage).toBe('in_review');
  });

  it('given silence, when the answer is due, then it expires, and not before', () => {
    expect(expireClaim(given(taken, requested), at('2026-06-14'))).toEqual([]);
    expect(expireClaim(given(taken, requested), at('2026-06-15'))).toEqual([{ type: 'ClaimExpired' }]);
    expect(expireClaim(given(taken), at('2026-06-15'))).toEqual([]);
  });

  it('is held for a third party and resumed', () => {
    const held = given(taken, ...holdClaim(given(taken), agent, hold));
    expect(held.stage).toBe('on_hold');
    expect(resumeClaim(held, agent).reduce(evolve, held).stage).toBe('in_review');
  });

  it('on hold comes back by itself on its review date, and not before', () => {
    const held = given(taken, ...holdClaim(given(taken), agent, hold));
    expect(held.reviewAt).toEqual(hold.reviewAt);
    expect(reviewHeld(held, at('2026-06-07'))).toEqual([]);
    expect(reviewHeld(held, at('2026-06-08'))).toEqual([{ type: 'ClaimResumed', reason: 'review_due' }]);
    expect(reviewHeld(given(taken), at('2026-06-08'))).toEqual([]);
  });

  it.each([at('2026-06-01'), at('2026-05-31'), at('2026-09-01')])('is not held until %s', (reviewAt) => {
    expect(() => holdClaim(given(taken), agent, { ...hold, reviewAt })).toThrow(/next 90 days/);
  });

  it.each(['takeClaim', 'requestEvidence', 'holdClaim'] as const)(
    '%s is not for the claimant’s own people',
    (name) => {
      const own = { personId: 'agent-9', organisationId: 'shipper-1' };
      const act = {
        takeClaim: () => takeClaim(given(), own),
        requestEvidence: () => requestEvidence(given(), own, request),
        holdClaim: () => holdClaim(given(taken), own, hold),
      }[name];
      expect(act).toThrow(/outside the claimant/);
    },
  );
});

describe('withdrawing', () => {
  it('is possible before a decision and refused with what is allowed after it', () => {
    expect(cancelClaim(given(taken), null)).toEqual([{ type: 'ClaimCancelled', reason: null }]);
    expect(() => cancelClaim(given(taken, rejected), null)).toThrow(/allowed: provide_evidence, appeal/);
  });
});

describe('an appeal', () => {
  const appeal = {
    reason: 'the label is on the second photo',
    newEvidence: false,
    at: at('2026-06-10'),
    limit: 2,
  };

  it('opens the same record again for somebody else', () => {
    const claim = given(taken, rejected, ...appealDecision(given(taken, rejected), appeal));
    expect(claim).toMatchObject({ stage: 'in_review', decision: 'pending', appealNo: 1, assigneeId: null });
  });

  it.each([
    ['without ground', { reason: null }, /Give a reason/],
    ['after its time', { at: at('2026-06-16') }, /time for an appeal/],
    ['a time too many', { limit: 0 }, /can be appealed 0 times/],
  ])('%s is refused', (_name, more, message) => {
    expect(() => appealDecision(given(taken, rejected), { ...appeal, ...more })).toThrow(message);
  });

  it('needs no words with new evidence', () => {
    expect(
      appealDecision(given(taken, rejected), { ...appeal, reason: null, newEvidence: true }),
    ).toHaveLength(1);
  });

  it('is refused where the claim was approved', () => {
    expect(() => appealDecision(given(taken, decided()), appeal)).toThrow(/cannot do appeal/);
  });
});

describe('settling', () => {
  const approved = given(taken, decided());
  const remedy = { remedyId: 'remedy-1', kind: 'compensation' as const, decisionNo: 1 };

  it('given approved, when the remedy opens and completes, then it is settled and paid', () => {
    const events = [
      ...openRemedy(approved, remedy),
      ...completeRemedy(given(taken, decided(), opened), {
        ...remedy,
        paidAmount: 105_000,
        at: at('2026-06-05'),
      }),
    ];
    expect(events.reduce(evolve, approved)).toMatchObject({
      stage: 'settled',
      settlement: 'paid',
      paidAmount: 105_000,
    });
  });

  it('ignores the remedy of an older decision', () => {
    expect(openRemedy(approved, { ...remedy, decisionNo: 0 })).toEqual([]);
  });

  it('given paid, when processed again, then it stays paid', () => {
    const paid = given(taken, decided(), opened, settled);
    expect(completeRemedy(paid, { ...remedy, paidAmount: 1, at: at('2026-06-06') })).toEqual([]);
    expect(openRemedy(paid, remedy)).toEqual([]);
    expect(failRemedy(paid, { remedyId: 'remedy-1', reasonCode: 'late', next: null })).toEqual([]);
  });

  it('given the remedy fails with a fallback, then it goes on settling', () => {
    const events = failRemedy(given(taken, decided(), opened), {
      remedyId: 'remedy-1',
      reasonCode: 'lost_again',
      next: 'compensation',
    });
    expect(given(taken, decided(), opened, ...events)).toMatchObject({
      stage: 'settling',
      settlement: 'pending',
    });
  });

  it('given the remedy fails for good, then a person decides again and the next remedy can open', () => {
    const events = failRemedy(given(taken, decided(), opened), {
      remedyId: 'remedy-1',
      reasonCode: 'refused',
      next: null,
    });
    const again = given(taken, decided(), opened, ...events);
    expect(again).toMatchObject({ stage: 'in_review', decision: 'pending', settlement: 'failed' });
    expect([decided(), opened].reduce(evolve, again)).toMatchObject({
      stage: 'settling',
      settlement: 'pending',
    });
  });

  it('a parcel found after payout is recovered, before it nothing is given yet', () => {
    const chooseBy = { madeGood: at('2026-09-01'), held: at('2026-06-20') };
    const paid = given(taken, decided(), opened, settled);
    expect(recoverShipment(paid, chooseBy).reduce(evolve, paid).settlement).toBe('recovered');
    expect(recoverShipment(approved, chooseBy).reduce(evolve, approved)).toMatchObject({
      settlement: approved.settlement,
      recovery: 'awaiting_choice',
    });
  });

  it('closes what is over and nothing else', () => {
    expect(closeClaim(given(taken, decided(), opened, settled))).toEqual([
      { type: 'ClaimClosed', reason: 'settled' },
    ]);
    expect(closeClaim(given(taken, rejected))).toEqual([{ type: 'ClaimClosed', reason: 'rejected' }]);
    expect(closeClaim(given(taken, decided()))).toEqual([]);
    expect(closeClaim(given(taken, decided({ remedy: null })))).toEqual([
      { type: 'ClaimClosed', reason: 'settled' },
    ]);
  });
});
