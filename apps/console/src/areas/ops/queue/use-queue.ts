import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { apiQuery } from '../../../api/query';
import { filterOf, type QueueState } from './queue-fields';
import { type QueueQuestion, readPage } from './queue-pages';
import { type QueueData, type QueuePage, rowsOf } from './queue-rows';

export const queueKey = (question: QueueQuestion) => ['/api/queue', 'pages', question] as const;

/** The queue as it was read; see useLiveQueue for how it is kept true. */
export function useQueue(state: QueueState) {
  const question = { ...filterOf(state), sort: state.sort };
  const key = queueKey(question);
  const query = useInfiniteQuery<QueuePage, Error, QueueData, typeof key, string | null>({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => readPage(question, pageParam, signal),
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // Pages are added whole and rows are exchanged by name: comparing thousands of them would find nothing else.
    structuralSharing: false,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    meta: { live: false },
  });
  const rows = useMemo(() => rowsOf(query.data), [query.data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const more = { has: hasNextPage, loading: isFetchingNextPage, load: () => void fetchNextPage() };
  return { query, key, question, rows, more };
}

const countsEveryMs = 30_000;

/** How many cases each further filter would show. */
export const useQueueCounts = (state: QueueState) =>
  useQuery({
    ...apiQuery('/api/queue/counts', { params: { query: filterOf(state) } }),
    placeholderData: keepPreviousData,
    refetchInterval: countsEveryMs,
    meta: { live: false },
  }).data;
