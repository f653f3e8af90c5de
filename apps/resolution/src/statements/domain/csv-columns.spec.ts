import fc from 'fast-check';
import { decimalOf, money } from '@tuntas/kernel';
import { amountOf, type Columns, dayOf, lineOf } from './csv-columns';

describe('an amount of a statement', () => {
  it.each([
    ['1.250.000,50', ',', 'USD', 125_000_050],
    ['1,250,000.50', '.', 'USD', 125_000_050],
    ['-130.000', ',', 'IDR', -130_000],
    ['(130,000)', '.', 'IDR', -130_000],
    ['Rp 130.000,00', ',', 'IDR', 130_000],
    ['130000.00-', '.', 'IDR', -130_000],
    ['IDR 5', '.', 'IDR', 5],
    ['+12.5', '.', 'USD', 1_250],
    ['0.001', '.', 'KWD', 1],
  ] as const)('reads %s with decimal %s in %s', (text, decimal, currency, minor) => {
    expect(amountOf(text, decimal, currency)).toEqual({ amount: minor, currency });
  });

  it.each([
    ['12.50', '.', 'IDR'],
    ['1.25', ',', 'USD'],
    ['1,2,3', '.', 'USD'],
    ['twelve', '.', 'USD'],
    ['', '.', 'USD'],
    ['12.345', '.', 'USD'],
  ] as const)('refuses %s with decimal %s in %s instead of guessing', (text, decimal, currency) => {
    expect(amountOf(text, decimal, currency)).toBeNull();
  });

  it('reads back what is written plainly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom('IDR', 'USD', 'KWD'),
        (amount, currency) => {
          const minor = amount === 0 ? 0 : amount;
          expect(amountOf(decimalOf(money(minor, currency)), '.', currency)).toEqual({
            amount: minor,
            currency,
          });
        },
      ),
    );
  });
});

describe('a day of a statement', () => {
  it.each([
    ['2026-11-27', 'yyyy-mm-dd', '2026-11-27'],
    ['27/11/2026', 'dd/mm/yyyy', '2026-11-27'],
    ['11/27/2026', 'mm/dd/yyyy', '2026-11-27'],
    ['27-11-2026 10:00', 'dd-mm-yyyy', '2026-11-27'],
    ['20261127', 'yyyymmdd', '2026-11-27'],
    ['27/11/2026', 'mm/dd/yyyy', null],
    ['31/02/2026', 'dd/mm/yyyy', null],
    ['soon', 'yyyy-mm-dd', null],
  ] as const)('reads %s as %s', (text, format, day) => {
    expect(dayOf(text, format)).toBe(day);
  });
});

describe('a row', () => {
  const columns: Columns = {
    date: 'Tgl',
    dateFormat: 'dd/mm/yyyy',
    debit: 'D',
    credit: 'K',
    decimal: ',',
    defaultCurrency: 'IDR',
  };

  it('takes what left and what came from columns of their own', () => {
    expect(lineOf({ Tgl: '27/11/2026', D: '130.000', K: '' }, columns, 2).amount.amount).toBe(-130_000);
    expect(lineOf({ Tgl: '27/11/2026', D: '', K: '5.000' }, columns, 2).amount.amount).toBe(5_000);
  });

  it.each([
    [{ Tgl: 'x', D: '1', K: '' }, /Row 7, column "Tgl"/],
    [{ Tgl: '27/11/2026', D: 'x', K: '' }, /Row 7, column "D"/],
    [{ Tgl: '27/11/2026', D: '', K: '' }, /there is no amount/],
  ])('that cannot be read is named', (row, message) => {
    expect(() => lineOf(row, columns, 7)).toThrow(message);
  });
});
