import { type QueueData, type QueueRow, rowsOf, sorted, untilKnown, withRows } from './queue-rows';

const row = (id: string, stage: QueueRow['stage'] = 'submitted') => ({ id, stage }) as QueueRow;
const data: QueueData = {
  pages: [
    { items: [row('a'), row('b')], nextCursor: 'x', names: null },
    { items: [row('c')], nextCursor: null, names: null },
  ],
  pageParams: [null, 'x'],
};

it('changes rows where they stand', () => {
  const after = withRows(data, new Map([['b', row('b', 'in_review')]]));
  expect(rowsOf(after).map(({ id, stage }) => [id, stage])).toEqual([
    ['a', 'submitted'],
    ['b', 'in_review'],
    ['c', 'submitted'],
  ]);
  expect(rowsOf(data)[1]?.stage).toBe('submitted');
});

it('tells what is new from what is known', () => {
  const { changed, fresh } = sorted(rowsOf(data), [row('c', 'on_hold'), row('d')]);
  expect([...changed.keys()]).toEqual(['c']);
  expect(fresh).toEqual(['d']);
});

it('takes the next row, which came up because another one left, for no new one', () => {
  const page = [row('new'), row('b'), row('next')];
  expect(untilKnown(rowsOf(data), page).map(({ id }) => id)).toEqual(['new', 'b']);
});
