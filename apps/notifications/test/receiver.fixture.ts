import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Behaviour = (response: ServerResponse, received: Received) => void;

/** Somebody's webhook endpoint; each path behaves as told, 200 by default. */
export async function receiverFixture() {
  const received: Received[] = [];
  const behaviours = new Map<string, Behaviour>();
  const server = createServer((request, response) => {
    void text(request).then(
      (body) => {
        const one = { path: request.url ?? '', headers: request.headers, body };
        received.push(one);
        const behave = behaviours.get(one.path) ?? ((answer: ServerResponse) => answer.end('ok'));
        behave(response, one);
      },
      () => undefined,
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: (path: string) => `http://127.0.0.1:${port}${path}`,
    received,
    at: (path: string) => received.filter((one) => one.path === path),
    on: (path: string, behave: Behaviour) => void behaviours.set(path, behave),
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((done) => server.close(() => done()));
    },
  };
}
export type Receiver = Awaited<ReturnType<typeof receiverFixture>>;
