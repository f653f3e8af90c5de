import type { InfiniteData } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { QueueItem } from '../desk/words';
import type { QueueFilter, QueueState } from './queue-fields';

/** A case of the queue, and when the service said so. */
export interface QueueRow extends QueueItem {
  readonly toldAt: number;
  /** It no longer belongs here, and stays until the list is read anew: nothing moves under the cursor. */
  readonly left?: true;
}
export interface QueuePage {
  readonly items: QueueRow[];
  readonly nextCursor: string | null;
}
export type QueueData = InfiniteData<QueuePage, string | null>;
export interface QueueQuestion extends QueueFilter {
  readonly sort: QueueState['sort'];
}

const pageSize = 50;

export async function readPage(
  question: QueueQuestion,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<QueuePage> {
  const query = { ...question, limit: pageSize, ...(cursor === null ? {} : { cursor }) };
  const page = await answer(api.GET('/api/queue', { params: { query }, ...(signal ? { signal } : {}) }));
  const toldAt = Date.now();
  return { ...page, items: page.items.map((item) => ({ ...item, toldAt })) };
}

/** One case as the queue shows it now; null when it is not among what is asked for. */
export async function readRow(question: QueueQuestion, number: string): Promise<QueueRow | null> {
  const { items } = await readPage({ ...question, q: number }, null);
  return items.find((item) => item.number === number) ?? null;
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
