import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

const worthAnotherTry = (error: Error): boolean =>
  !(error instanceof ApiProblem) || error.status === 0 || error.status === 503;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < 2 && worthAnotherTry(error),
    },
  },
});
