import fc from 'fast-check';
import { isNumber, numberOf } from './number';

describe('the number of a berita acara', () => {
  it.each([
    [{ operatorNo: 1, year: 2026, no: 123 }, 'BA-2026-000123'],
    [{ operatorNo: 2, year: 2026, no: 123 }, 'BA2-2026-000123'],
    [{ operatorNo: 1, year: 2027, no: 1_234_567 }, 'BA-2027-1234567'],
  ])('%j is %s', (place, number) => expect(numberOf(place)).toBe(number));

  it('is another one for every place in every book', () => {
    const place = fc.record({
      operatorNo: fc.integer({ min: 1, max: 99_999 }),
      year: fc.integer({ min: 2020, max: 2099 }),
      no: fc.integer({ min: 1, max: 99_999_999 }),
    });
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(isNumber(numberOf(a))).toBe(true);
        const same = a.operatorNo === b.operatorNo && a.year === b.year && a.no === b.no;
        expect(numberOf(a) === numberOf(b)).toBe(same);
      }),
    );
  });

  it.each(['', 'BA', 'BA-26-000001', 'BA0-2026-000001', 'ba-2026-000001', "BA-2026-000001'--"])(
    'is not %j',
    (text) => expect(isNumber(text)).toBe(false),
  );
});
