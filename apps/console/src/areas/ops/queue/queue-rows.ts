import type { InfiniteData } from '@tanstack/react-query';
import type { QueueItem } from '../desk/words';

/** A case of the queue, and when the service said so. */
export interface QueueRow extends QueueItem {
  readonly toldAt: number;
  /** It no longer belongs here, and stays until the list is read anew: nothing moves under the cursor. */
  readonly left?: true;
}
export interface QueuePage {
  readonly items: QueueRow[];
  readonly nextCursor: string | null;
  /** Whose names a search looked at; null when it was for no name. */
  readonly names: 'all' | 'newest' | 'unavailable' | null;
}
export type QueueData = InfiniteData<QueuePage, string | null>;

/**
 * Of pages that were read anew, what may be told: rows that are known, and new ones among them. What follows the last
 * known row comes next in the queue and is not new.
 */
export function untilKnown(known: readonly QueueRow[], page: readonly QueueRow[]): readonly QueueRow[] {
  const ids = new Set(known.map(({ id }) => id));
  return page.slice(0, page.findLastIndex(({ id }) => ids.has(id)) + 1);
}

/** Changes rows where they stand; their order stays. */
export const withRows = (data: QueueData, rows: ReadonlyMap<string, QueueRow>): QueueData => ({
  ...data,
  pages: data.pages.map((page) => ({ ...page, items: page.items.map((row) => rows.get(row.id) ?? row) })),
});

export const rowsOf = (data: QueueData | undefined): QueueRow[] =>
  data?.pages.flatMap(({ items }) => items) ?? [];

/** Which of the rows are known, to be changed where they stand, and which are new. */
export function sorted(known: readonly QueueRow[], rows: readonly QueueRow[]) {
  const ids = new Set(known.map(({ id }) => id));
  return {
    changed: new Map(rows.filter(({ id }) => ids.has(id)).map((row) => [row.id, row])),
    fresh: rows.filter(({ id }) => !ids.has(id)).map(({ id }) => id),
  };
}
