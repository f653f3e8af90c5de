import { readState } from '../../../ui/search-state';
import { nextFilterOf, queueFields } from '../queue/queue-fields';

/* Where somebody was in the queue, for the way back and for "next case"; of this window only. */
const searchKey = 'tuntas.ops.search';
const rowKey = 'tuntas.ops.row';

export const rememberQueue = (search: string): void => sessionStorage.setItem(searchKey, search);
export const queuePath = (): string => `/ops/queue${sessionStorage.getItem(searchKey) ?? ''}`;

export const rememberRow = (id: string): void => sessionStorage.setItem(rowKey, id);
export const rememberedRow = (): string | null => sessionStorage.getItem(rowKey);

export const readQueueFilter = () =>
  nextFilterOf(readState(queueFields, new URLSearchParams(sessionStorage.getItem(searchKey) ?? '')));
