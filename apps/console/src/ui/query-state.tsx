import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from './error-state';
import { LoadingState } from './loading-state';

interface Props<Data> {
  readonly of: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch'>;
  readonly loading?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** A query as it is: loading, failed with a way to try again, or there. What is there stays while it is read anew. */
export function QueryState<Data>({ of, loading, children }: Props<Data>) {
  if (of.data !== undefined) return children(of.data);
  if (of.error) return <ErrorState error={of.error} onRetry={() => void of.refetch()} />;
  return loading ?? <LoadingState />;
}
