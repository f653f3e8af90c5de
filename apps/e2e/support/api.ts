import { randomUUID } from 'node:crypto';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly etag: string | null;
}

interface Options {
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
  /** Of a body that is text and goes as it is. */
  readonly contentType?: string;
}

/** The public API as a client sees it: through the gateway, with a session cookie or a key. */
export class Api {
  constructor(
    readonly url: string,
    /** What makes the caller known. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  async signIn(email: string, password: string): Promise<Api> {
    const response = await this.send('POST', '/api/session', { email, password }, {});
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (!response.ok || !cookie) throw new Error(`${email} could not sign in: ${await response.text()}`);
    return new Api(this.url, { cookie, origin: this.url });
  }

  get = <T = Record<string, unknown>>(path: string): Promise<Answer<T>> => this.call('GET', path);

  /** `body` is JSON, or a form with files. Without a key of its own each call gets a new `Idempotency-Key`. */
  post = <T = Record<string, unknown>>(
    path: string,
    body: unknown = {},
    options: Options = {},
  ): Promise<Answer<T>> => this.call('POST', path, body, options);

  put = <T = Record<string, unknown>>(path: string, body: unknown): Promise<Answer<T>> =>
    this.call('PUT', path, body);

  async call<T>(method: string, path: string, body?: unknown, options: Options = {}): Promise<Answer<T>> {
    const response = await this.send(method, path, body, options);
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      body: (json && text !== '' ? JSON.parse(text) : text) as T,
      etag: response.headers.get('etag'),
    };
  }

  private send(
    method: string,
    path: string,
    body: unknown,
    { idempotencyKey, ifMatch, contentType }: Options,
  ): Promise<Response> {
    const asItIs = body instanceof FormData || contentType !== undefined;
    const type = contentType ?? (body === undefined || asItIs ? undefined : 'application/json');
    return fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...this.headers,
        ...(type ? { 'content-type': type } : {}),
        ...(method === 'GET' ? {} : { 'idempotency-key': idempotencyKey ?? randomUUID() }),
        ...(ifMatch ? { 'if-match': ifMatch } : {}),
      },
      body: asItIs ? (body as FormData | string) : body === undefined ? undefined : JSON.stringify(body),
    });
  }
}

/** The id of the first of a list, such as `payouts`; a test made one before. */
export async function firstOf(api: Api, list: string): Promise<string> {
  const { body } = await api.get<{ items: { id: string }[] }>(`/api/${list}?limit=1`);
  const [first] = body.items;
  if (!first) throw new Error(`${list}: there is none`);
  return first.id;
}
