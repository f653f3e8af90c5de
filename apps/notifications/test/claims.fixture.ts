import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Joined {
  readonly claimId: string;
  readonly personId: string;
  readonly side: string;
  readonly mailId: string;
  readonly body: string;
  readonly attachments: readonly string[];
  readonly omittedFiles: number;
}

/** Stands in for the conversations of the claims service: knows words, takes files and replies, each mail once. */
export async function claimsFixture() {
  const words = new Map<string, string>();
  const joined: Joined[] = [];
  const files: string[] = [];
  const state = { down: false };
  const server = createServer((request, response) => {
    const say = (status: number, body: object = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    void text(request).then((body) => {
      const [, , subject = '', id = '', what = ''] = (request.url ?? '').split('/');
      if (state.down) return say(503);
      if (subject === 'claim-messages') {
        const written = words.get(id);
        return written === undefined ? say(404) : say(200, { claimId: id, body: written, attachments: 0 });
      }
      if (what === 'mail-files') {
        const name = /filename="([^"]+)"/.exec(body)?.[1] ?? '';
        if (name.endsWith('.exe')) return say(400);
        files.push(name);
        return say(200, { id: `0190a000-0000-7000-8000-00000000000${files.length}` });
      }
      const reply = { ...(JSON.parse(body) as Joined), claimId: id };
      const known = joined.some(({ claimId, mailId }) => claimId === id && mailId === reply.mailId);
      if (!known) joined.push(reply);
      say(200, { messageId: id, joined: !known });
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    words,
    joined,
    files,
    state,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
