import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locale } from '@tuntas/contracts';

export interface KnownContact {
  readonly name: string;
  readonly email: string | null;
  readonly locale: Locale;
}

/** Stands in for the internal routes of the gateway and of tracking that know names and addresses. */
export async function contactsFixture(serviceToken: string) {
  const known = new Map<string, KnownContact>();
  const state = { down: false };
  const server = createServer((request, response) => {
    const id = /^\/internal\/(?:people|shipments)\/([^/]+)/.exec(request.url ?? '')?.[1] ?? '';
    const contact = known.get(id);
    const authorised = request.headers.authorization === `Bearer ${serviceToken}`;
    const status = state.down ? 503 : !authorised ? 401 : contact ? 200 : 404;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(status === 200 ? JSON.stringify({ personId: id, ...contact }) : '{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    known,
    state,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}
