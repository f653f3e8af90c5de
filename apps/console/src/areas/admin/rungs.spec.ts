import { inOrder, nextRung, type Rung, timedAs, whenOf } from './rungs';

const warn: Rung = { name: 'warn', percent: 75, to: 'assignee' };
const late: Rung = {
  name: 'step_1',
  after: { unit: 'hours', value: 4 },
  to: 'supervisor',
  clocks: ['decision'],
};

it('is timed by a share or by what comes after, never by both', () => {
  expect(timedAs(warn, 'working_days', 2)).toEqual({
    name: 'warn',
    to: 'assignee',
    after: { unit: 'working_days', value: 2 },
  });
  expect(timedAs(late, 'percent', 110)).toEqual({
    name: 'step_1',
    to: 'supervisor',
    clocks: ['decision'],
    percent: 110,
  });
  expect([warn, late].map(whenOf)).toEqual(['percent', 'hours']);
});

it('is added under a name that nobody has', () => {
  expect(nextRung([warn, late]).name).toBe('step_2');
});

it('stands behind the steps that come before', () => {
  const breach: Rung = { name: 'breach', percent: 100, to: 'assignee' };
  const other: Rung = { ...late, name: 'manager' };
  expect(inOrder([late, other, breach, warn]).map(({ name }) => name)).toEqual([
    'warn',
    'breach',
    'step_1',
    'manager',
  ]);
});
