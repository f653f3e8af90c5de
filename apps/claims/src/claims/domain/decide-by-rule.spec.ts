import { money } from '@tuntas/kernel';
import { at, given, taken } from './claim.fixture';
import { type ClaimEvent, type ClaimState, evolve } from './claim';
import { approvableInFull, approveByRule } from './decide-by-rule';

const claim: ClaimState = {
  ...given(),
  lines: [{ id: 'line-1', claimedAmount: 130_000, approvedAmount: null, paidAmount: null }],
};
const pays = (amount: number, currency = 'IDR') => ({
  amount: money(amount, currency),
  ruleId: 'generic/uninsured',
});

describe('a rule', () => {
  it('approves what the terms pay in full, and names itself', () => {
    const events = approveByRule(claim, 'auto/small@2', pays(130_000));
    expect(events).toMatchObject([
      {
        outcome: 'approved',
        automaticRule: 'auto/small@2',
        decidedBy: 'auto/small@2',
        approvedAmount: 130_000,
      },
    ]);
    expect(events.reduce(evolve, claim)).toMatchObject({ stage: 'decided', decision: 'approved' });
  });

  it.each([
    ['the terms pay less', claim, pays(129_999)],
    ['the terms speak of another currency', claim, pays(130_000, 'USD')],
    ['a line states no amount', given(), pays(1_000_000)],
    ['a person works on it', { ...claim, ...{ stage: 'in_review' as const } }, pays(130_000)],
    ['a person has it', { ...claim, assigneeId: 'agent-1' }, pays(130_000)],
    ['nothing is asked for', { ...claim, lines: [{ ...claim.lines[0]!, claimedAmount: 0 }] }, pays(1)],
  ])('leaves it to people where %s', (_name, state, byRule) => {
    expect(approvableInFull(state, byRule)).toBeNull();
    expect(approveByRule(state, 'auto/small@2', byRule)).toEqual([]);
  });

  it('cannot reject: there is no such event', () => {
    const verdict = given(taken).lines;
    // @ts-expect-error a rejection that names a rule is no event
    const rejection: ClaimEvent = { type: 'ClaimDecided', outcome: 'rejected', automaticRule: 'auto/small@2', lines: [], approvedAmount: 0, remedy: null, reasonCode: 'no_evidence', reasonText: 'x', ruleId: null, estimatedAmount: null, decidedBy: 'auto/small@2', appealUntil: at('2026-06-15') }; // prettier-ignore
    expect([verdict, rejection]).toHaveLength(2);
  });
});
