import type { Money } from '@tuntas/kernel';
import fc from 'fast-check';
import {
  type Account,
  compensationOwed,
  compensationOwedReversed,
  compensationRepayable,
  debtNetted,
  debtNettedReversed,
  overpaid,
  payoutOwedAgain,
  payoutOwedAgainReversed,
  payoutPaid,
  payoutReturned,
  type Posting,
  repaymentReceived,
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
  it.each([
    compensationOwed,
    payoutPaid,
    compensationOwedReversed,
    (amount: Money) => payoutReturned(amount, 0),
    (amount: Money) => payoutReturned(amount, 7),
    payoutOwedAgain,
    payoutOwedAgainReversed,
    overpaid,
    debtNetted,
    debtNettedReversed,
    repaymentReceived,
  ])('%o sums to zero', (posting) => {
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

  const idr = (amount: number): Money => ({ amount, currency: 'IDR' });
  const left = (...postings: Posting[]) =>
    Object.fromEntries([...balances(...postings)].filter(([, amount]) => amount !== 0));

  it('what came back and is paid again has cost what it cost, and what the bank kept', () => {
    const paid = [compensationOwed(idr(50)), payoutPaid(idr(50))];
    expect(left(...paid, payoutReturned(idr(48), 2))).toEqual({
      claims_expense: 50,
      shipper_credit: -50,
      write_off: 2,
      cash_clearing: -2,
    });
    const again = [payoutOwedAgain(idr(50)), payoutPaid(idr(50))];
    expect(left(...paid, payoutReturned(idr(48), 2), ...again)).toEqual({
      claims_expense: 50,
      write_off: 2,
      cash_clearing: -52,
    });
  });

  it('what was paid too much is netted from the next, and owed again when that is given up', () => {
    const first = [compensationOwed(idr(50)), payoutPaid(idr(50)), overpaid(idr(30))];
    const next = [compensationOwed(idr(40)), debtNetted(idr(30))];
    expect(left(...first, ...next, payoutPaid(idr(10)))).toEqual({ claims_expense: 90, cash_clearing: -90 });
    expect(left(...first, ...next, debtNettedReversed(idr(30)), compensationOwedReversed(idr(40)))).toEqual({
      claims_expense: 50,
      shipper_credit: 30,
      cash_clearing: -80,
    });
  });

  it('what a found parcel had cost is sent back by the shipper', () => {
    const paid = [compensationOwed(idr(50)), payoutPaid(idr(50)), compensationRepayable(idr(50))];
    expect(left(...paid, repaymentReceived(idr(20)))).toEqual({ shipper_credit: 30, cash_clearing: -30 });
    expect(left(...paid, repaymentReceived(idr(50)))).toEqual({});
  });
});
