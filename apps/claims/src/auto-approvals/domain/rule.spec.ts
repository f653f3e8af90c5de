import fc from 'fast-check';
import { claimTypes } from '../../claims/domain/words';
import { findingKinds } from '../../findings/domain/kinds';
import { allBut, type ApprovalTerms, type Candidate, judge, ruleName } from './rule';

const terms: ApprovalTerms = {
  maxAmount: 250_000,
  currency: 'IDR',
  types: ['damage', 'loss'],
  organisations: [],
  toleratedFindings: ['velocity', 'above_average'],
};
const claim: Candidate = {
  type: 'damage',
  organisationId: 'shop-1',
  currency: 'IDR',
  payable: 250_000,
  findings: [],
};

describe('a rule', () => {
  it('approves up to its most', () => {
    expect(judge(terms, claim)).toEqual({ approves: true, amount: 250_000 });
  });

  it.each([
    ['another type', { type: 'late' as const }, ['type']],
    ['another currency', { currency: 'USD' }, ['currency']],
    ['a unit too much', { payable: 250_001 }, ['above_max']],
    ['what the terms do not pay in full', { payable: null }, ['not_payable_in_full']],
    ['a finding it asks to be absent', { findings: ['too_late', 'velocity'] }, ['finding:too_late']],
    ['several at once', { type: 'late' as const, payable: null }, ['type', 'not_payable_in_full']],
  ])('leaves %s to people and says why', (_name, more, because) => {
    expect(judge(terms, { ...claim, ...more })).toEqual({ approves: false, because });
  });

  it('lets pass what it tolerates, and never what came to be noticed after it was written', () => {
    expect(judge(terms, { ...claim, findings: ['velocity'] })).toMatchObject({ approves: true });
    expect(judge(terms, { ...claim, findings: ['velocity', 'smells_odd'] })).toEqual({
      approves: false,
      because: ['finding:smells_odd'],
    });
    expect(allBut([])).toEqual([...findingKinds]);
    expect(allBut(findingKinds)).toEqual([]);
  });

  it('can be for some organisations only', () => {
    expect(judge({ ...terms, organisations: ['shop-2'] }, claim)).toEqual({
      approves: false,
      because: ['organisation'],
    });
  });

  it('has a name with its version', () => {
    expect(ruleName({ key: 'small-damage', version: 3 })).toBe('auto/small-damage@3');
  });

  it('never approves above its most, nor what the terms do not pay', () => {
    const candidate = fc.record({
      type: fc.constantFrom(...claimTypes),
      organisationId: fc.constantFrom('shop-1', 'shop-2'),
      currency: fc.constantFrom('IDR', 'USD'),
      payable: fc.option(fc.nat()),
      findings: fc.subarray([...findingKinds]),
    });
    const some = fc.record({
      maxAmount: fc.nat(),
      currency: fc.constantFrom('IDR', 'USD'),
      types: fc.subarray([...claimTypes]),
      organisations: fc.subarray(['shop-1', 'shop-2']),
      toleratedFindings: fc.subarray([...findingKinds]),
    });
    fc.assert(
      fc.property(some, candidate, (rule, given) => {
        const judged = judge(rule, given);
        if (!judged.approves) return judged.because.length > 0;
        return (
          judged.amount === given.payable &&
          judged.amount <= rule.maxAmount &&
          given.currency === rule.currency &&
          given.findings.every((kind) => rule.toleratedFindings.includes(kind))
        );
      }),
    );
  });
});
