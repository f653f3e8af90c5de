import { isSampled } from './sample';

const ids = Array.from(
  { length: 10_000 },
  (_, n) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`,
);

it('takes the stated share, the same ones every time, and more of them at a higher rate', () => {
  const at = (percent: number) => ids.filter((id) => isSampled(id, 1, percent));
  expect(at(0)).toEqual([]);
  expect(at(100)).toHaveLength(ids.length);
  expect(at(5)).toEqual(at(5));
  expect(at(5).length / ids.length).toBeCloseTo(0.05, 2);
  const ten = new Set(at(10));
  expect(at(5).every((id) => ten.has(id))).toBe(true);
});

it('samples a later decision of the same claim on its own', () => {
  const first = ids.filter((id) => isSampled(id, 1, 50));
  expect(first.every((id) => isSampled(id, 2, 50))).toBe(false);
});
