import { inTurn, median, percentile } from './measure';

it.each([
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});

it('finds percentiles', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([percentile(values, 50), percentile(values, 99), percentile([7], 99)]).toEqual([50, 99, 7]);
});

it('measures in turn and leaves the first round out', async () => {
  const calls: string[] = [];
  const of = (name: string, values: number[]) => () => {
    calls.push(name);
    return Promise.resolve(values.shift() ?? 0);
  };
  const paired = await inTurn(3, of('ours', [99, 10, 20, 30]), of('limit', [1, 20, 40, 60]));
  expect(calls.join(' ')).toBe('ours limit ours limit ours limit ours limit');
  expect(paired).toEqual({ ours: 20, limit: 40, ratio: 0.5 });
});
