/**
 * What crosses to a service; everything else stays behind: credentials, hop-by-hop headers, method overrides
 * and any header by which a service could take a caller for one of its own.
 */
const forwarded = [
  'accept',
  'accept-encoding',
  'accept-language',
  'content-encoding',
  'content-length',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'range',
  'traceparent',
  'tracestate',
  'user-agent',
] as const;

/** Headers of a service's answer that are the connection's business or would speak for the gateway's origin. */
const kept = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'set-cookie',
  'strict-transport-security',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'server',
  'access-control-allow-origin',
  'access-control-allow-credentials',
]);

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The headers of the request upstream; `token` is absent on the public routes. */
export function requestHeaders(
  incoming: Headers,
  about: {
    host: string;
    requestId: string;
    address: string;
    token: string | null;
    /** Of the gateway's own span; without tracing the caller's goes on. */
    traceparent?: string | null;
  },
): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const name of forwarded) {
    const value = incoming[name];
    if (value !== undefined) headers[name] = value;
  }
  headers.host = about.host;
  headers['x-request-id'] = about.requestId;
  headers['x-forwarded-for'] = about.address;
  if (about.traceparent) headers.traceparent = about.traceparent;
  if (about.token) headers.authorization = `Bearer ${about.token}`;
  return headers;
}

/** The headers of a service's answer that go on to the client. */
export const responseHeaders = <H extends Headers>(headers: H): Partial<H> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !kept.has(name.toLowerCase()))) as Partial<H>;
