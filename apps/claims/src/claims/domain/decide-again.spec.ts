import { allowedActions } from './actions';
import { evolve } from './claim';
import { at, decided, given, opened, partly, partlyPaid, rejected, settled, taken } from './claim.fixture';
import { appealDecision, withdrawDecision } from './decide-again';
import { decideClaim } from './decide-lines';
import { completeRemedy } from './decide-settlement';

const appeal = {
  reason: 'the second lamp broke as well',
  newEvidence: false,
  at: at('2026-06-10'),
  limit: 2,
};
const other = { personId: 'agent-2', organisationId: 'operator' };
const open = { amount: null, ruleId: null };
const lines = (first: number, second: number) => [
  { lineId: 'line-1', approvedAmount: first },
  { lineId: 'line-2', approvedAmount: second },
];
const names = (claim: ReturnType<typeof given>) => allowedActions(claim).map(({ action }) => action);

describe('an appeal against a part', () => {
  const paid = given(taken, partly, opened, partlyPaid);

  it('waits until the part is paid, and its time runs', () => {
    expect(names(given(taken, partly, opened))).not.toContain('appeal');
    expect(names(paid)).toContain('appeal');
    expect(names(paid)).toContain('provide_evidence');
    expect(names(given(taken, decided(), opened, settled))).not.toContain('appeal');
  });

  it('is decided by somebody else, never below what was paid', () => {
    const appealed = given(taken, partly, opened, partlyPaid, ...appealDecision(paid, appeal));
    expect(appealed).toMatchObject({ stage: 'in_review', decision: 'pending', settlement: 'paid' });
    const decide = (command: Parameters<typeof decideClaim>[2], by = other) =>
      decideClaim(appealed, by, command, open, at('2026-06-30'));
    expect(() =>
      decide({ outcome: 'approved', lines: lines(100_000, 5_000) }, { ...other, personId: 'agent-1' }),
    ).toThrow(/another person/);
    expect(() =>
      decide({ outcome: 'rejected', lines: [], reasonCode: 'no_evidence', reasonText: 'No.' }),
    ).toThrow(/stays paid/);
    expect(() =>
      decide({ outcome: 'approved_partial', lines: lines(50_000, 5_000), reasonCode: 'shared_fault' }),
    ).toThrow(/no less than was paid/);
    const again = decide({ outcome: 'approved', lines: lines(100_000, 5_000) }).reduce(evolve, appealed);
    const settling = evolve(again, { ...opened, remedyId: 'remedy-2' } as typeof opened);
    const more = { remedyId: 'remedy-2', kind: 'compensation' as const, at: at('2026-07-01') };
    const whole = completeRemedy(settling, { ...more, paidAmount: 40_000 }).reduce(evolve, settling);
    expect(whole).toMatchObject({ stage: 'settled', settlement: 'paid', paidAmount: 105_000 });
    expect(whole.lines.map(({ paidAmount }) => paidAmount)).toEqual([100_000, 5_000]);
    expect(() => completeRemedy(settling, { ...more, paidAmount: 40_001 })).toThrow(/More was paid/);
  });
});

describe('a second look that disagrees', () => {
  const review = { reviewId: 'review-1', decisionNo: 1, reason: 'the label is on photo two' };

  it('withdraws a rejection for somebody else to decide', () => {
    const claim = given(taken, rejected);
    const again = withdrawDecision(claim, review).reduce(evolve, claim);
    expect(again).toMatchObject({
      stage: 'in_review',
      decision: 'pending',
      reviewNo: 1,
      appealNo: 0,
      assigneeId: null,
    });
    const same = { personId: 'agent-1', organisationId: 'operator' };
    const approve = { outcome: 'approved' as const, lines: lines(100_000, 1) };
    expect(() => decideClaim(again, same, approve, open, at('2026-07-01'))).toThrow(/another person/);
    expect(decideClaim(again, other, approve, open, at('2026-07-01'))).toHaveLength(2);
  });

  it('cannot withdraw what money follows, another decision, or what is closed', () => {
    expect(withdrawDecision(given(taken, decided()), review)).toEqual([]);
    expect(withdrawDecision(given(taken, decided(), opened, settled), review)).toEqual([]);
    expect(withdrawDecision(given(taken, rejected), { ...review, decisionNo: 2 })).toEqual([]);
    const closed = given(taken, rejected, { type: 'ClaimClosed', reason: 'rejected' });
    expect(withdrawDecision(closed, review)).toEqual([]);
    expect(withdrawDecision(given(taken, decided({ remedy: null })), review)).toHaveLength(1);
  });
});
