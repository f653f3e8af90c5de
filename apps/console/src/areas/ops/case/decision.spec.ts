import fc from 'fast-check';
import { amountsAsAsked, amountsByRule, faultOf, needsOf, outcomeOf, sumOf } from './decision';

const lines = [
  { id: 'a', claimedAmount: 300_000 },
  { id: 'b', claimedAmount: 100_000 },
];

it('shares the rule’s amount in proportion to what was asked', () => {
  expect(amountsByRule(lines, 130_000, 'IDR')).toEqual({ a: '97500', b: '32500' });
  expect(amountsByRule(lines, 900_000, 'IDR')).toEqual(amountsAsAsked(lines, 'IDR'));
  expect(amountsByRule([{ id: 'a', claimedAmount: null }], 4_990, 'USD')).toEqual({ a: '49.90' });
});

it('gives the whole amount, and no line more than was asked', () => {
  const asked = fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(asked, fc.integer({ min: 0, max: 50_000_000 }), (amounts, ruled) => {
      const given = amounts.map((claimedAmount, index) => ({ id: `${index}`, claimedAmount }));
      const total = amounts.reduce((sum, amount) => sum + amount, 0);
      const shares = amountsByRule(given, ruled, 'IDR');
      expect(sumOf(given, shares, 'IDR')).toBe(Math.min(ruled, total));
      for (const { id, claimedAmount } of given)
        expect(Number(shares[id])).toBeLessThanOrEqual(claimedAmount);
    }),
  );
});

it.each([
  [{ a: '300000', b: '100000' }, 'approved'],
  [{ a: '300000', b: '0' }, 'approved_partial'],
  [{ a: '0', b: '0' }, 'rejected'],
  [{ a: '300000' }, null],
  [{ a: '300001', b: '0' }, null],
] as const)('%j is %s', (amounts, outcome) => {
  expect(outcomeOf(lines, amounts, 'IDR')).toBe(outcome);
});

it.each([
  ['', 'missing'],
  ['12,5', 'unreadable'],
  ['-1', 'unreadable'],
  ['300001', 'aboveAsked'],
  ['300000', null],
])('of a line, %j is %s', (text, fault) => {
  expect(faultOf({ id: 'a', claimedAmount: 300_000 }, text, 'IDR')).toBe(fault);
});

const whole = { a: '300000', b: '100000' };
const plain = { textRequired: false };
const told = { textRequired: true };
it.each([
  ['nothing chosen', null, whole, plain, '', { needsReason: false, needsText: false, ready: false }],
  ['in full', 'approved', whole, undefined, '', { needsReason: false, needsText: false, ready: true }],
  ['a line missing', 'approved', { a: '1' }, undefined, '', { ready: false }],
  ['in part', 'approved_partial', whole, undefined, '', { needsReason: true, ready: false }],
  ['in part, why', 'approved_partial', whole, plain, '', { needsText: false, ready: true }],
  ['a reason to be told', 'approved_partial', whole, told, ' ', { needsText: true, ready: false }],
  ['a reason told', 'approved_partial', whole, told, 'Worn', { needsText: true, ready: true }],
  ['rejected, no words', 'rejected', {}, plain, '', { needsReason: true, needsText: true, ready: false }],
  ['rejected, no reason', 'rejected', {}, undefined, 'Late', { ready: false }],
  ['rejected', 'rejected', {}, plain, 'Late', { ready: true }],
] as const)('needs for %s', (_, outcome, amounts, reason, reasonText, expected) => {
  expect(needsOf(lines, { outcome, amounts, reasonText }, 'IDR', reason)).toMatchObject(expected);
});
