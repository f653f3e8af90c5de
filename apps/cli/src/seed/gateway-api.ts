import { z } from 'zod';

const problem = z.object({ code: z.string(), detail: z.string() });

/** An answer that is not 2xx. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    what: string,
  ) {
    super(`${what}: ${status} ${code} ${detail}`);
  }
}

interface Call<T> {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly answer: z.ZodType<T>;
}

/** The gateway as whoever `headers` say. */
export class GatewayApi {
  constructor(
    readonly url: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  as(headers: Record<string, string>): GatewayApi {
    return new GatewayApi(this.url, headers);
  }

  /** @throws Refused */
  async call<T>({ method = 'GET', path, body, headers = {}, answer }: Call<T>): Promise<T> {
    const response = await this.send(method, path, body, headers);
    const text = await response.text();
    if (response.ok) return answer.parse(text === '' ? undefined : JSON.parse(text));
    const { code, detail } = problem
      .catch({ code: '', detail: text.slice(0, 200) })
      .parse(text.startsWith('{') ? JSON.parse(text) : undefined);
    throw new Refused(response.status, code, detail, `${method} ${path}`);
  }

  /** Signs in and answers as that person, or `null` when address or password is wrong. */
  async signIn(email: string, password: string): Promise<GatewayApi | null> {
    const response = await this.send('POST', '/api/session', { email, password }, {});
    const detail = await response.text();
    if (response.status === 401) return null;
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (!response.ok || !cookie) throw new Refused(response.status, '', detail, `sign-in of ${email}`);
    return this.as({ cookie, 'sec-fetch-site': 'same-origin' });
  }

  private send(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Response> {
    return fetch(this.url + path, {
      method,
      headers: {
        ...this.headers,
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
  }
}
