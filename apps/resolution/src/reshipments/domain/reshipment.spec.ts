import { reachableFrom, type TransitionTable } from '@tuntas/kernel';
import { failureOf, type ReshipmentState, reshipmentStates, reshipmentTable } from './reshipment';

describe('a reshipment', () => {
  it('reaches every state and leaves its last ones no more', () => {
    const table: TransitionTable<ReshipmentState> = reshipmentTable;
    expect([...reachableFrom(table, 'requested')].sort()).toEqual([...reshipmentStates].sort());
    expect([table.delivered, table.failed, table.found]).toEqual([[], ['found'], []]);
  });

  it.each(['lost', 'destroyed', 'damaged', 'stolen'] as const)('is over when the parcel is %s', (reason) => {
    expect(failureOf(reason)).toBe(reason);
  });

  it.each(['customs', 'weather', 'address', 'over_sla'] as const)('waits through %s', (reason) => {
    expect(failureOf(reason)).toBeNull();
  });
});
