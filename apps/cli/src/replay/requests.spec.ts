import fc from 'fast-check';
import { shares } from './requests';

describe('an award over lines', () => {
  it('adds up to the cent, in nearly even shares', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 1, max: 50 }),
        (amount, lines) => {
          const parts = shares({ amount, currency: 'USD' }, lines);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
          expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
