import { Agent, request, type OutgoingHttpHeaders } from 'node:http';

interface Asked {
  readonly method: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}

export interface RawAnswer {
  readonly status: number;
  /** The `code` of a problem; empty where the answer is none. */
  readonly code: string;
  readonly text: string;
  readonly ms: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** Asks for `path` as it is written, where `fetch` would tidy it up. */
export function ask(base: string, path: string, { method, headers = {}, body }: Asked): Promise<RawAnswer> {
  const began = performance.now();
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path, method, headers, agent }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => (text += piece));
      answer.on('end', () => {
        const code = /"code":"([^"]+)"/.exec(text)?.[1] ?? '';
        resolve({ status: answer.statusCode ?? 0, code, text, ms: performance.now() - began });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
