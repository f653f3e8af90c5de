import fc from 'fast-check';
import { payoutStates } from '../../payouts/domain/payout';
import { actionsFor, type Candidate, judgeLine, mismatchReasons, returnOf, settlementOf } from './match';

const idr = (amount: number) => ({ amount, currency: 'IDR' });
const payout: Candidate = {
  payoutId: 'payout-1',
  state: 'submitted',
  amount: idr(130_000),
  currentKey: true,
  accountedFor: false,
};

describe('a booking', () => {
  it('that names a payout settles it', () => {
    expect(judgeLine(idr(-130_000), payout, [])).toEqual({ state: 'matched', payoutId: 'payout-1' });
  });

  it('with the amount and the number of one waiting payout settles it', () => {
    expect(judgeLine(idr(-130_000), null, [payout])).toEqual({ state: 'matched', payoutId: 'payout-1' });
  });

  it('of a paid payout confirms it', () => {
    expect(judgeLine(idr(-130_000), { ...payout, state: 'paid' }, [])).toMatchObject({ state: 'confirmed' });
  });

  it.each([
    ['nobody knows', idr(-130_000), null, [], 'no_payout'],
    ['two payouts fit', idr(-130_000), null, [payout, { ...payout, payoutId: 'payout-2' }], 'ambiguous'],
    ['is less', idr(-129_999), payout, [], 'amount_differs'],
    ['is in another currency', { amount: -130_000, currency: 'USD' }, payout, [], 'amount_differs'],
    [
      'names an attempt that was given up',
      idr(-130_000),
      { ...payout, currentKey: false },
      [],
      'not_awaited',
    ],
    [
      'comes twice',
      idr(-130_000),
      { ...payout, state: 'paid' as const, accountedFor: true },
      [],
      'paid_twice',
    ],
    ['comes back', idr(130_000), { ...payout, state: 'paid' as const }, [], 'returned'],
    ['brings money nobody expected', idr(5), null, [], 'unexpected_receipt'],
  ] as const)('that %s is for a person', (_, amount, named, alike, reason) => {
    expect(judgeLine(amount, named, alike)).toMatchObject({ state: 'mismatch', reason });
  });

  it('moves money only when amount, currency and attempt are exactly those of a payout that waits', () => {
    const candidate = fc.record({
      payoutId: fc.constant('payout-1'),
      state: fc.constantFrom(...payoutStates),
      amount: fc.record({ amount: fc.integer({ min: 1, max: 3 }), currency: fc.constantFrom('IDR', 'USD') }),
      currentKey: fc.boolean(),
      accountedFor: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.record({ amount: fc.integer({ min: -3, max: 3 }), currency: fc.constantFrom('IDR', 'USD') }),
        fc.option(candidate),
        fc.array(candidate, { maxLength: 2 }),
        (amount, named, alike) => {
          const verdict = judgeLine(amount, named, alike);
          if (verdict.state !== 'matched') return;
          const chosen = named ?? alike[0];
          expect(chosen).toMatchObject({ currentKey: true, accountedFor: false });
          expect(['submitted', 'unknown']).toContain(chosen?.state);
          expect(chosen?.amount).toEqual({ ...amount, amount: -amount.amount });
        },
      ),
    );
  });
});

describe('a mismatch', () => {
  it.each(mismatchReasons)('%s can always be put aside', (reason) => {
    expect(actionsFor(reason, -1)).toContain('dismiss');
    expect(actionsFor(reason, 1)).toContain('dismiss');
  });
});

describe('what may be done about a mismatch', () => {
  it.each([
    ['paid_twice', -1, ['book_overpayment', 'book_charge', 'dismiss']],
    ['not_awaited', -1, ['settle', 'book_overpayment', 'book_charge', 'dismiss']],
    ['returned', 1, ['book_return', 'book_repayment', 'dismiss']],
    ['unexpected_receipt', 1, ['book_recovery', 'book_repayment', 'dismiss']],
  ] as const)('%s', (reason, amount, actions) => {
    expect(actionsFor(reason, amount)).toEqual(actions);
  });
});

describe('what comes back', () => {
  it.each([
    ['is all of it', 100, 100, 100, { kept: 0 }],
    ['is less: the bank kept the rest', 100, 100, 97, { kept: 3 }],
    ['is the payout and what was paid too much', 100, 105, 105, { kept: 0 }],
    ['is the second of two', 100, 100, 100, { kept: 0 }],
    ['is the rest', 100, 40, 40, { kept: 0 }],
    ['is more than left', 100, 100, 101, null],
    ['came back before', 100, 0, 100, null],
  ])('%s', (_, owed, out, came, expected) => {
    expect(returnOf(owed, out, came)).toEqual(expected);
  });
});

describe('settling by hand', () => {
  it('accounts for every unit of what left', () => {
    const units = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(units, units, units, (owed, before, left) => {
        const parts = before % owed;
        const { paid, over, part } = settlementOf(owed, parts, left);
        expect(paid ? owed - parts + over : part).toBe(left);
        expect(paid).toBe(parts + left >= owed);
      }),
    );
  });
});
