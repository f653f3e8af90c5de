import type { TransitionTable } from '@tuntas/kernel';

/** A file of claims on its way in. `checked` waits for the word to file; `done` is over. */
export const importStates = ['receiving', 'checking', 'checked', 'filing', 'done'] as const;
export type ImportState = (typeof importStates)[number];

export const importTable: TransitionTable<ImportState> = {
  receiving: ['checking', 'filing'],
  checking: ['checked'],
  checked: ['filing'],
  filing: ['done'],
  done: [],
};

/** What became of a row: `good` would be filed, `existing` has a claim already. */
export const rowStates = ['pending', 'good', 'filed', 'existing', 'refused'] as const;
export type RowState = (typeof rowStates)[number];

export interface Counts {
  readonly good: number;
  readonly filed: number;
  readonly existing: number;
  readonly refused: number;
}

export const noCounts: Counts = { good: 0, filed: 0, existing: 0, refused: 0 };

export const added = (counts: Counts, states: readonly RowState[]): Counts => {
  const sum = { ...counts };
  for (const state of states) if (state !== 'pending') sum[state] += 1;
  return sum;
};

/** Whether the step from `before` to `after` rows is worth telling: each whole per cent, and the end. */
export const worthTelling = (before: number, after: number, rows: number): boolean =>
  after >= rows || Math.floor((before * 100) / rows) < Math.floor((after * 100) / rows);
