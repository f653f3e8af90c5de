import fc from 'fast-check';
import { pathOf } from './signature-path';

// What the server takes: commands and numbers, nothing that could be markup.
const taken = /^M[MLHVCSQTmlhvcsqt0-9eE.,\s+-]+$/;

describe('a signature as a path', () => {
  it('keeps the strokes apart, drops what is too close to see, and keeps a dot', () => {
    const line = [
      { x: 1, y: 1 },
      { x: 1.2, y: 1.1 },
      { x: 9, y: 4.04 },
    ];
    expect(pathOf([line, [{ x: 5, y: 0 }]])).toBe('M1 1 L9 4 M5 0 L5.1 0');
    expect(pathOf([])).toBe('');
  });

  it('is always something the server takes, and never long', () => {
    const point = fc.record({
      x: fc.integer({ min: -50, max: 2_000 }),
      y: fc.integer({ min: -50, max: 900 }),
    });
    const strokes = fc.array(fc.array(point, { maxLength: 400 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(strokes, (drawn) => {
        const path = pathOf(drawn);
        expect(path === '' || taken.test(path)).toBe(true);
        expect(path.length).toBeLessThan(60_000);
      }),
    );
  });
});
