import { canMove, reachableFrom, type TransitionTable } from '@tuntas/kernel';
import { actionNames, actions } from './actions';
import { decisions, endedStages, recoveries, settlements, type Stage, stages } from './axes';

const stageTable: TransitionTable<Stage> = stages;

describe.each([
  ['stage', stages as TransitionTable<string>, 'draft'],
  ['decision', decisions as TransitionTable<string>, 'pending'],
  ['settlement', settlements as TransitionTable<string>, 'none'],
  ['recovery', recoveries as TransitionTable<string>, 'none'],
])('the %s axis', (_axis, table, start) => {
  it('reaches every state', () => {
    expect([...reachableFrom(table, start)].sort()).toEqual(Object.keys(table).sort());
  });

  it('leads only to states it knows', () => {
    for (const next of Object.values(table).flat()) expect(Object.keys(table)).toContain(next);
  });
});

it('has exactly two final stages, and expired can only be reopened', () => {
  const final = Object.entries(stageTable).filter(([, next]) => next.length === 0);
  expect(final.map(([stage]) => stage)).toEqual(['closed', 'cancelled']);
  expect(stages.expired).toEqual(['in_review']);
  expect(endedStages).toEqual(['closed', 'cancelled', 'expired']);
});

it.each(actionNames)('%s moves along the stage table', (name) => {
  const { from, to } = actions[name];
  for (const stage of from) {
    // Acting on a submitted claim takes it first.
    const direct = to === null || stage === to || canMove(stageTable, stage, to);
    const taken = to !== null && stage === 'submitted' && canMove(stageTable, 'in_review', to);
    expect({ name, stage, ok: direct || taken }).toEqual({ name, stage, ok: true });
  }
});
