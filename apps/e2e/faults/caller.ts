import { setTimeout as wait } from 'node:timers/promises';
import type { Dice } from './dice';
import type { Effect, Intent, Ledger } from './ledger';
import type { Tally } from './tally';

export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  /** JSON, or a form with files. */
  readonly body?: unknown;
  readonly key?: string;
  readonly ifMatch?: string;
  /** Refusals that pass by themselves, by code: a projection that lags, a first try that still runs. */
  readonly passing?: readonly string[];
}

export interface Told<T> {
  readonly status: number;
  readonly body: T;
  readonly etag: string;
}

interface Problem {
  readonly code?: string;
}

interface Paper {
  readonly tally: Tally;
  readonly ledger: Ledger;
}

const ANSWER_WITHIN = 40_000;
const PATIENCE = 120_000;
const LONGEST_PAUSE = 5_000;
const ids = /\/[0-9a-f]{8}-[0-9a-f-]{27}|(?<=\/t\/)[^/?]+|(?<=\/deliveries\/)[^/?]+/g;

/** Somebody who calls the public API: keeps count of what was heard, and asks again with the same key until it is clear. */
export class Caller {
  constructor(
    private readonly url: string,
    private readonly headers: Record<string, string>,
    private readonly paper: Paper,
  ) {}

  static async signIn(url: string, who: { email: string; password: string }, paper: Paper): Promise<Caller> {
    const response = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: who.email, password: who.password }),
    });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (!response.ok || !cookie) throw new Error(`${who.email} could not sign in: ${await response.text()}`);
    return new Caller(url, { cookie, origin: url }, paper);
  }

  /** One try; `null` when nothing was heard. */
  async once<T = Record<string, unknown>>(ask: Ask, within = ANSWER_WITHIN): Promise<Told<T> | null> {
    const { method = 'GET', path } = ask;
    const route = `${method} ${path.replace(/\?.*$/, '').replace(ids, '/:id')}`;
    try {
      const response = await fetch(`${this.url}${path}`, {
        method,
        headers: this.headersOf(ask),
        body: bodyOf(ask.body),
        signal: AbortSignal.timeout(within),
      });
      const text = await response.text();
      const json = /json/.test(response.headers.get('content-type') ?? '');
      const body = (json && text !== '' ? JSON.parse(text) : text) as T;
      this.paper.tally.hear({ route, status: response.status, code: (body as Problem).code ?? '' });
      return { status: response.status, body, etag: response.headers.get('etag') ?? '' };
    } catch {
      this.paper.tally.hear({ route, status: null, code: '' });
      return null;
    }
  }

  /** Asks until the answer is clear or patience ends; writes into the ledger what was told. */
  async effect<T>(effect: Effect, mark: string, ask: Ask, dice: Dice): Promise<Told<T> | null> {
    const intent = this.paper.ledger.open(effect, mark);
    const keyed = { method: 'POST' as const, key: dice.uuid(), ...ask };
    // A nervous finger: the same request twice at the same moment.
    if (dice.chance(0.1)) void this.insist<T>(keyed, intent, dice);
    return this.insist<T>(keyed, intent, dice);
  }

  /** Asks until the answer is clear or patience ends; `unclear` hears of every try that ended without one. */
  async clear<T>(ask: Ask, dice: Dice, unclear: () => void = () => undefined): Promise<Told<T> | null> {
    const until = Date.now() + PATIENCE;
    for (let tries = 0; Date.now() < until; tries += 1) {
      const told = await this.once<T>(ask);
      if (told === null || told.status >= 500) unclear();
      else if (!passes(told, ask)) return told;
      await wait(Math.min(LONGEST_PAUSE, 150 * 1.7 ** Math.min(tries, 10)) * (0.5 + dice.next()));
    }
    return null;
  }

  private async insist<T>(ask: Ask, intent: Intent, dice: Dice): Promise<Told<T> | null> {
    const told = await this.clear<T>(ask, dice, () => (intent.unclear = true));
    if (told && told.status < 300) intent.outcome = 'done';
    else if (told && !intent.unclear && intent.outcome === 'open') intent.outcome = 'refused';
    return told;
  }

  private headersOf({ method = 'GET', body, key, ifMatch }: Ask): Record<string, string> {
    return {
      ...this.headers,
      ...(method === 'GET' || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(ifMatch ? { 'if-match': ifMatch } : {}),
    };
  }
}

function bodyOf(body: unknown): BodyInit | undefined {
  return body === undefined || body instanceof FormData ? body : JSON.stringify(body);
}

const passes = ({ status, body }: Told<unknown>, { passing = [] }: Ask): boolean =>
  status === 429 || ['idempotency.in_flight', ...passing].includes((body as Problem).code ?? '');
