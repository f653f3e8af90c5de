import fc from 'fast-check';
import { nettingOf } from './netting';

const debt = (payoutId: string, amount: number) => ({ payoutId, amount });

describe('netting', () => {
  it.each([
    ['nothing is owed back', 100, [], []],
    ['less is owed back', 100, [debt('a', 30)], [debt('a', 30)]],
    ['as much is owed back', 100, [debt('a', 100)], [debt('a', 100)]],
    ['more is owed back', 100, [debt('a', 130)], [debt('a', 100)]],
    ['two debts are owed back', 100, [debt('a', 70), debt('b', 70)], [debt('a', 70), debt('b', 30)]],
    ['the first debt is enough', 50, [debt('a', 50), debt('b', 50)], [debt('a', 50)]],
  ])('takes what it can when %s', (_, owed, debts, taken) => {
    expect(nettingOf(owed, debts)).toEqual(taken);
  });

  it('takes the smaller of what is owed and what is owed back, and of no debt more than it is', () => {
    const units = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(units, fc.array(units, { maxLength: 5 }), (owed, amounts) => {
        const debts = amounts.map((amount, index) => debt(String(index), amount));
        const taken = nettingOf(owed, debts);
        const sum = (of: readonly { amount: number }[]) => of.reduce((all, { amount }) => all + amount, 0);
        expect(sum(taken)).toBe(Math.min(owed, sum(debts)));
        for (const { payoutId, amount } of taken) {
          expect(amount).toBeGreaterThan(0);
          expect(amount).toBeLessThanOrEqual(debts[Number(payoutId)]?.amount ?? 0);
        }
      }),
    );
  });
});
