import { reachableFrom, type TransitionTable } from '@tuntas/kernel';
import { openingOf, type RemedyState, remedyStates, remedyTable } from './remedy';

const approved = (amount: number) => ({ amount, currency: 'IDR' });
const compensation = {
  outcome: 'approved' as const,
  remedy: 'compensation' as const,
  approved: approved(130_000),
};
const reshipment = { ...compensation, remedy: 'reshipment' as const };

describe('the remedy of a decision', () => {
  it('is the approved amount', () => {
    expect(openingOf(compensation, null)).toEqual({
      kind: 'compensation',
      amount: approved(130_000),
      alreadyGiven: false,
      fallback: null,
    });
  });

  it.each([
    ['rejected', { ...compensation, outcome: 'rejected' as const }],
    ['without a remedy', { ...compensation, remedy: null }],
  ])('is none when the claim was %s', (_, decision) => {
    expect(openingOf(decision, null)).toBeNull();
  });

  it('is the difference after an appeal', () => {
    expect(openingOf(compensation, 100_000)).toMatchObject({ amount: approved(30_000), alreadyGiven: false });
  });

  it('is complete at once when as much, or more, was given before', () => {
    expect(openingOf(compensation, 130_000)).toMatchObject({ amount: approved(0), alreadyGiven: true });
    expect(openingOf(compensation, 500_000)).toMatchObject({ amount: approved(0), alreadyGiven: true });
  });

  it('falls back from a parcel to its value, if it has one', () => {
    expect(openingOf(reshipment, null)).toMatchObject({ kind: 'reshipment', fallback: 'compensation' });
    expect(openingOf({ ...reshipment, approved: approved(0) }, null)).toMatchObject({
      alreadyGiven: false,
      fallback: null,
    });
  });
});

it('a remedy ends once', () => {
  const table: TransitionTable<RemedyState> = remedyTable;
  expect([...reachableFrom(table, 'open')].sort()).toEqual([...remedyStates].sort());
  expect([table.completed, table.failed]).toEqual([[], []]);
});
