import type { LookupAddress } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';
import { addressInHost, isPublicAddress } from './addresses';
import { publicAddresses, systemAddresses } from './resolve';

export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WebhookAnswer {
  /** `null` when there was no answer; then `error` says why. */
  readonly status: number | null;
  readonly retryAfter: string | null;
  readonly error: string | null;
  readonly durationMs: number;
}

export interface WebhookClientOptions {
  readonly allowPrivate: boolean;
  readonly timeoutMs: number;
  /** Resolves names; the system's resolver unless a test says otherwise. */
  readonly resolve?: (hostname: string) => Promise<LookupAddress[]>;
}

const MAX_ANSWER_BYTES = 64 * 1024;

class RefusedAddress extends Error {
  readonly code = 'address_refused';
}

/**
 * Posts to an address somebody else chose. Names are checked in the same resolution that is connected to, so a name
 * that changes its mind gains nothing; redirects are answers like any other; time and size are bounded.
 */
export class WebhookClient {
  private readonly agents;
  private readonly resolve;

  constructor(private readonly options: WebhookClientOptions) {
    this.resolve = options.resolve ?? (options.allowPrivate ? systemAddresses : publicAddresses);
    const agent = { keepAlive: false, lookup: this.checkedLookup };
    this.agents = { 'http:': new http.Agent(agent), 'https:': new https.Agent(agent) };
  }

  /** Never throws: whatever the endpoint does becomes an answer. */
  async post({ url, headers, body }: WebhookRequest, signal?: AbortSignal): Promise<WebhookAnswer> {
    const started = performance.now();
    const deadline = AbortSignal.timeout(this.options.timeoutMs);
    const durationMs = () => Math.round(performance.now() - started);
    try {
      const answer = await this.exchange(
        new URL(url),
        headers,
        body,
        signal ? AbortSignal.any([signal, deadline]) : deadline,
      );
      return { ...answer, error: null, durationMs: durationMs() };
    } catch (error) {
      const reason = deadline.aborted ? 'timeout' : codeOf(error);
      return { status: null, retryAfter: null, error: reason, durationMs: durationMs() };
    }
  }

  private exchange(url: URL, headers: WebhookRequest['headers'], body: string, signal: AbortSignal) {
    const secure = url.protocol === 'https:';
    const literal = addressInHost(url.hostname);
    // Node asks no resolver for an address, so the lookup below would not see it.
    if (literal && !this.allowed(literal)) throw new RefusedAddress();
    return new Promise<{ status: number; retryAfter: string | null }>((resolve, reject) => {
      const request = (secure ? https : http).request(url, {
        method: 'POST',
        agent: this.agents[secure ? 'https:' : 'http:'],
        signal,
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Tuntas-Webhooks/1',
        },
      });
      request.on('error', reject);
      request.on('response', (response) => {
        const { statusCode: status = 0, headers: answered } = response;
        resolve({ status, retryAfter: answered['retry-after'] ?? null });
        drain(response);
      });
      request.end(body);
    });
  }

  private allowed(address: string): boolean {
    return this.options.allowPrivate || isPublicAddress(address);
  }

  private readonly checkedLookup: LookupFunction = (hostname, { all }, callback) => {
    this.resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        // One inner address among public ones is a trick, not a mistake.
        const refused = !first || addresses.some(({ address }) => !this.allowed(address));
        if (refused) callback(new RefusedAddress(), '');
        else if (all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, ''),
    );
  };
}

/** Lets the connection end by itself when the answer is short; cuts it off when it is not. */
function drain(response: http.IncomingMessage): void {
  let seen = 0;
  response.on('data', (chunk: Buffer) => {
    seen += chunk.length;
    if (seen > MAX_ANSWER_BYTES) response.destroy();
  });
  response.on('error', () => undefined);
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'failed';
  if ('name' in error && error.name === 'AbortError') return 'interrupted';
  return 'code' in error && typeof error.code === 'string' ? error.code.toLowerCase() : 'failed';
}
