import { readAmount } from './amount';

it.each([
  ['250000', 'IDR', 250_000],
  ['250.000', 'IDR', 250_000],
  ['Rp 1.250.000', 'IDR', 1_250_000],
  ['1,250,000', 'IDR', 1_250_000],
  ['49.90', 'USD', 4_990],
  ['49,9', 'USD', 4_990],
  ['1.049,90', 'USD', 104_990],
  ['1,049', 'USD', 104_900],
  ['', 'IDR', null],
  ['  ', 'IDR', null],
  ['about ten', 'IDR', undefined],
])('reads %s in %s', (text, currency, amount) => {
  expect(readAmount(text, currency)).toBe(amount);
});
