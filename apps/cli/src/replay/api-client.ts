import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { limiter } from './limiter';

/** An answer that will not get better by asking again. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly fields: readonly string[],
  ) {
    super(`${status} ${code}: ${detail}`);
    this.name = 'ApiRefusal';
  }
}

/** Nothing succeeded for longer than the run's patience. */
export class OutOfPatience extends Error {
  constructor(
    readonly minutes: number,
    readonly last: string,
  ) {
    super(`Nothing succeeded for ${minutes} minutes; last: ${last}`);
    this.name = 'OutOfPatience';
  }
}

export interface Call<S extends z.ZodType> {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly key: string;
  readonly answer: S;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export interface ApiClientOptions {
  readonly url: string;
  readonly limit: ReturnType<typeof limiter>;
  readonly patienceMinutes: number;
  readonly signal: AbortSignal;
  /** Hears of every call that has to be repeated, and why. */
  readonly onRetry?: (why: string) => void;
}

const problem = z.object({
  code: z.string().catch('unknown'),
  detail: z.string().catch(''),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).catch([]),
});

// Codes of conflicts and gaps that pass by themselves: a projection that lags, a first request that still runs.
const passing: ReadonlySet<string> = new Set(['shipment.unknown', 'idempotency.in_flight', 'claim.changed']);
const passingStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

const ATTEMPT_MS = 60_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Calls the public API until it answers: a service that is killed and started again only costs time. */
export class ApiClient {
  private lastSuccess = performance.now();

  constructor(private readonly options: ApiClientOptions) {}

  async call<S extends z.ZodType>(call: Call<S>): Promise<z.output<S>> {
    for (let tries = 0; ; tries += 1) {
      this.options.signal.throwIfAborted();
      const outcome = await this.options.limit(() => this.attempt(call));
      if ('answer' in outcome) {
        this.lastSuccess = performance.now();
        return call.answer.parse(outcome.answer);
      }
      this.options.onRetry?.(outcome.why);
      this.keepPatience(outcome.why);
      await sleep(outcome.after ?? pause(tries), undefined, { signal: this.options.signal });
    }
  }

  /** All items of a list, page by page. */
  async all<S extends z.ZodType>(
    call: Omit<Call<S>, 'answer'> & { readonly item: S },
  ): Promise<z.output<S>[]> {
    const { item, ...rest } = call;
    const answer = z.object({ items: z.array(item), nextCursor: z.string().nullable() });
    const items: z.output<S>[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const path: string = cursor ? `${call.path}&cursor=${encodeURIComponent(cursor)}` : call.path;
      const page: z.output<typeof answer> = await this.call({ ...rest, path, answer });
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  }

  private async attempt(
    call: Call<z.ZodType>,
  ): Promise<{ answer: unknown } | { why: string; after?: number }> {
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${this.options.url}/api${call.path}`, {
        method: call.method ?? 'GET',
        headers: {
          authorization: `Bearer ${call.key}`,
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...call.headers,
        },
        body: call.body === undefined ? null : JSON.stringify(call.body),
        signal: AbortSignal.any([this.options.signal, AbortSignal.timeout(ATTEMPT_MS)]),
      });
      text = await response.text();
    } catch (error) {
      this.options.signal.throwIfAborted();
      return { why: `no connection (${reasonOf(error)})` };
    }
    if (response.ok) return { answer: text === '' ? null : JSON.parse(text) };
    const { code, detail, errors } = problemOf(text);
    if (passingStatuses.has(response.status) || passing.has(code)) {
      return { why: `${response.status} ${code}`, after: retryAfter(response.headers.get('retry-after')) };
    }
    throw new ApiRefusal(
      response.status,
      code,
      detail,
      errors.map(({ field, message }) => `${field}: ${message}`),
    );
  }

  private keepPatience(why: string): void {
    const { patienceMinutes } = this.options;
    if (performance.now() - this.lastSuccess > patienceMinutes * 60_000)
      throw new OutOfPatience(patienceMinutes, why);
  }
}

const pause = (tries: number): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 1.6 ** Math.min(tries, 20)) * (0.5 + Math.random());

function problemOf(text: string): z.output<typeof problem> {
  let json: unknown = {};
  try {
    json = JSON.parse(text);
  } catch {
    // A proxy in between answered in its own words.
  }
  return problem.catch({ code: 'unknown', detail: '', errors: [] }).parse(json);
}

/** Seconds or a date; milliseconds, or undefined without a usable header. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, Math.min(seconds, 300)) * 1_000 : undefined;
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}
