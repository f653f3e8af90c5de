import fc from 'fast-check';
import {
  addMoney,
  decimalOf,
  exponentOf,
  formatMoney,
  minMoney,
  money,
  parseMoney,
  scaleMoney,
  sumMoney,
} from './money';

describe('money', () => {
  it.each([
    ['50.00', 'USD', 5000],
    ['0.1', 'USD', 10],
    ['1900000', 'IDR', 1_900_000],
    ['-3', 'USD', -300],
    ['-0', 'USD', 0],
    ['1.234', 'KWD', 1234],
  ])('reads %s %s as %i minor units', (text, currency, amount) => {
    expect(parseMoney(text, currency)).toEqual({ amount, currency });
  });

  it.each([
    ['1.50', 'IDR'],
    ['1.005', 'USD'],
    ['1,000', 'USD'],
    ['', 'USD'],
    ['1e3', 'USD'],
    ['NaN', 'USD'],
  ])('refuses %s as %s and says how to write it', (text, currency) => {
    expect(() => parseMoney(text, currency)).toThrow(/Write an amount/);
  });

  it('writes what it reads, for every amount and exponent', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('IDR', 'USD', 'KWD'), (amount, currency) => {
        expect(parseMoney(decimalOf({ amount, currency }), currency)).toEqual({
          amount: amount + 0,
          currency,
        });
      }),
    );
  });

  it('never mixes currencies', () => {
    expect(() => addMoney(money(1, 'IDR'), money(1, 'USD'))).toThrow(/two currencies/);
    expect(() => minMoney(money(1, 'IDR'), money(1, 'USD'))).toThrow(/two currencies/);
  });

  it('refuses fractions of a minor unit and amounts that a double cannot hold', () => {
    expect(() => money(0.5, 'IDR')).toThrow(/integer/);
    expect(() => scaleMoney(money(Number.MAX_SAFE_INTEGER, 'IDR'), 10)).toThrow(/integer/);
  });

  it.each([
    [100_000, 1, 4, 25_000],
    [5, 1, 2, 3],
    [-5, 1, 2, -2],
    [10, 1, 3, 3],
  ])('%i × %i ÷ %i is %i, half up', (amount, numerator, denominator, expected) => {
    expect(scaleMoney(money(amount, 'IDR'), numerator, denominator).amount).toBe(expected);
  });

  it('sums to zero for nothing', () => {
    expect(sumMoney([], 'IDR')).toEqual(money(0, 'IDR'));
    expect(sumMoney([money(1, 'IDR'), money(2, 'IDR')], 'IDR')).toEqual(money(3, 'IDR'));
  });

  it('shows rupiah without decimals and dollars with two', () => {
    expect(exponentOf('IDR')).toBe(0);
    expect(formatMoney(money(130_000, 'IDR'), 'id').replace(/\s/g, ' ')).toBe('Rp 130.000');
    expect(formatMoney(money(4990, 'USD'), 'en')).toBe('$49.90');
  });
});
