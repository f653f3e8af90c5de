import createClient from 'openapi-fetch';
import type { Paths } from './paths';
import { problemFrom } from './problem';
import { signedInFetch } from './signed-in-fetch';

/** The whole public API, typed: `answer(api.POST('/api/claims', { body }))`. */
export const api = createClient<Paths>({ baseUrl: location.origin, fetch: signedInFetch });

// Every change may be sent twice by a bad network. Where a retry by hand must be the same intent, too, pass a key.
api.use({
  onRequest({ request }) {
    const creates = request.method === 'POST' || request.method === 'PUT';
    if (creates && !request.headers.has('idempotency-key'))
      request.headers.set('idempotency-key', crypto.randomUUID());
    return request;
  },
});

interface Result {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** What a call answered; a problem is thrown as {@link ApiProblem}. */
export async function answer<R extends Result>(call: Promise<R>): Promise<Exclude<R['data'], undefined>> {
  const { data, error, response } = await call;
  if (!response.ok) throw problemFrom(response.status, error);
  // An empty answer (204) has no data, and its type says so.
  return data as Exclude<R['data'], undefined>;
}
