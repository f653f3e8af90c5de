import fc from 'fast-check';
import {
  type Account,
  compensationOwed,
  compensationOwedReversed,
  payoutPaid,
  type Posting,
} from './postings';

const positive = fc.record({
  amount: fc.integer({ min: 1 }),
  currency: fc.constantFrom('IDR', 'USD'),
});

const balances = (...postings: Posting[]): Map<Account, number> => {
  const sums = new Map<Account, number>();
  for (const { account, amount } of postings.flatMap(({ entries }) => entries)) {
    sums.set(account, (sums.get(account) ?? 0) + amount.amount);
  }
  return sums;
};

describe('postings', () => {
  it.each([compensationOwed, payoutPaid, compensationOwedReversed])('%o sums to zero', (posting) => {
    fc.assert(
      fc.property(positive, (amount) => {
        const { entries } = posting(amount);
        expect(entries.reduce((sum, entry) => sum + entry.amount.amount, 0)).toBe(0);
        expect(new Set(entries.map((entry) => entry.amount.currency))).toEqual(new Set([amount.currency]));
      }),
    );
  });

  it('owed and paid leave no debt, and the money gone', () => {
    const sums = balances(
      compensationOwed({ amount: 5, currency: 'IDR' }),
      payoutPaid({ amount: 5, currency: 'IDR' }),
    );
    expect(Object.fromEntries(sums)).toEqual({ claims_expense: 5, claims_payable: 0, cash_clearing: -5 });
  });

  it('owed and taken back leave nothing', () => {
    const amount = { amount: 5, currency: 'IDR' };
    const sums = balances(compensationOwed(amount), compensationOwedReversed(amount));
    expect([...sums.values()]).toEqual([0, 0]);
  });
});
