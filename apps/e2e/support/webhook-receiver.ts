import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An address on this machine that takes every webhook and remembers the ids of what came. */
export async function webhookReceiver() {
  const ids: string[] = [];
  const server = createServer((request, response) => {
    ids.push(String(request.headers['webhook-id']));
    request.resume();
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A test that failed half-way does not keep its file from ending.
  server.unref();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    ids,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
