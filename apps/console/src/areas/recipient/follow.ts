import { queryOptions } from '@tanstack/react-query';
import { problemFrom, unreachable } from '../../api/problem';
import type { Got } from '../../api/query';

export type Tracking = Got<'/t/{number}'>;
export type Parcel = Tracking['shipments'][number];

const EVERY_MS = 15_000;

const known = new Map<string, { readonly etag: string; readonly tracking: Tracking }>();

/** Asks where a parcel is; when nothing has happened since, the answer is a few bytes. */
async function whereIs(number: string, signal: AbortSignal): Promise<Tracking> {
  const before = known.get(number);
  const headers = { accept: 'application/json', ...(before && { 'if-none-match': before.etag }) };
  const response = await fetch(`/t/${encodeURIComponent(number)}`, { headers, signal }).catch(
    (error: unknown) => {
      if (signal.aborted) throw error;
      throw unreachable();
    },
  );
  if (before && response.status === 304) return before.tracking;
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemFrom(response.status, body);
  const tracking = body as Tracking;
  known.set(number, { etag: response.headers.get('etag') ?? '', tracking });
  return tracking;
}

/** Follows a parcel while its page is looked at. */
export const followQuery = (number: string) =>
  queryOptions({
    queryKey: ['/t/{number}', number],
    queryFn: ({ signal }) => whereIs(number, signal),
    refetchInterval: EVERY_MS,
    staleTime: EVERY_MS,
  });
