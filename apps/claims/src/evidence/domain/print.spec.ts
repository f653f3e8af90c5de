import fc from 'fast-check';
import { bandsOf, distance, signed } from './print';

const print = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });

describe('prints', () => {
  it('are as far apart as they have different places', () => {
    expect(distance(0b1011n, 0b0010n)).toBe(2);
    expect(distance(0n, (1n << 64n) - 1n)).toBe(64);
    fc.assert(fc.property(print, print, (a, b) => distance(a, b) === distance(b, a) && distance(a, a) === 0));
  });

  it('that differ in fewer than eight places share a key', () => {
    const flips = fc.uniqueArray(fc.nat(63), { maxLength: 7 });
    fc.assert(
      fc.property(print, flips, (own, places) => {
        const other = places.reduce((changed, place) => changed ^ (1n << BigInt(place)), own);
        expect(bandsOf(own).some((key) => bandsOf(other).includes(key))).toBe(true);
      }),
    );
  });

  it('fit a bigint of the database', () => {
    fc.assert(fc.property(print, (own) => BigInt.asUintN(64, BigInt(signed(own))) === own));
  });
});
