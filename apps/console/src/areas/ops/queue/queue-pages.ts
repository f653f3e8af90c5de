import { answer, api } from '../../../api/client';
import type { QueueFilter, QueueState } from './queue-fields';
import type { QueuePage, QueueRow } from './queue-rows';

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
