import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';

type Paged<Row> = Pick<
  UseInfiniteQueryResult<InfiniteData<{ items: Row[] }>>,
  'data' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
>;

/** The rows of all pages that were read so far, and `more` as lists and tables want it. */
export function usePages<Row>({ data, hasNextPage, isFetchingNextPage, fetchNextPage }: Paged<Row>) {
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  return { rows, more: { has: hasNextPage, loading: isFetchingNextPage, load: () => void fetchNextPage() } };
}
