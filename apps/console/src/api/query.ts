import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { FetchResponse, MaybeOptionalInit } from 'openapi-fetch';
import { api, answer } from './client';
import type { Paths } from './paths';

type GetPath = {
  [Path in keyof Paths]: Paths[Path] extends { get: unknown } ? Path : never;
}[keyof Paths];
type Init<Path extends GetPath> = MaybeOptionalInit<Paths[Path], 'get'>;
type Given<Path extends GetPath> = undefined extends Init<Path> ? [init?: Init<Path>] : [init: Init<Path>];

/** What `GET path` answers. */
export type Got<Path extends GetPath> = Required<
  FetchResponse<Paths[Path]['get'], Init<Path>, `${string}/${string}`>
>['data'];

type Params = { readonly query?: Record<string, unknown> } | undefined;

// openapi-fetch infers from literal paths only; here a path is a type parameter, so its answer is named instead.
const get = <Path extends GetPath>(path: Path, init: Init<Path>, signal: AbortSignal): Promise<Got<Path>> =>
  answer(api.request('get', path as never, { ...(init as object), signal } as never));

/** `useQuery(apiQuery('/api/claims/{id}', { params: { path: { id } } }))`. The path begins the key: see live/. */
export const apiQuery = <Path extends GetPath>(path: Path, ...[init]: Given<Path>) =>
  queryOptions({
    queryKey: [path, init ?? null] as const,
    queryFn: ({ signal }) => get(path, init as Init<Path>, signal),
  });

/** A list page by page: `useInfiniteQuery(apiPages('/api/claims', { params: { query: { stage } } }))`. */
export const apiPages = <Path extends GetPath>(path: Path, ...[init]: Given<Path>) =>
  infiniteQueryOptions({
    queryKey: [path, 'pages', init ?? null] as const,
    queryFn: ({ signal, pageParam }) => {
      const { params } = (init ?? {}) as { params?: Params };
      const query = { ...params?.query, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return get(path, { ...init, params: { ...params, query } } as Init<Path>, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: Got<Path>) => (page as { nextCursor?: string | null }).nextCursor ?? null,
  });
