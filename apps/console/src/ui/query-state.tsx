import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from './error-state';
import { LoadingState } from './loading-state';

interface Props<Data> {
  readonly of: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch'>;
  /** The page's heading for as long as its data, which has one of its own, is not there. */
  readonly header?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** A query as it is: loading, failed with a way to try again, or there. What is there stays while it is read anew. */
export function QueryState<Data>({ of, header, children }: Props<Data>) {
  if (of.data !== undefined) return children(of.data);
  return (
    <>
      {header}
      {of.error ? <ErrorState error={of.error} onRetry={() => void of.refetch()} /> : <LoadingState />}
    </>
  );
}
