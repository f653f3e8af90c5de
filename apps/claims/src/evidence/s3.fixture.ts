import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/**
 * A store that speaks as much S3 as files need, and is as strict: signed requests only, a stated length, no trailing
 * checksums (which many stores do not know), an error body in XML.
 */
export async function s3Fixture() {
  const objects = new Map<string, Buffer>();
  const calls: string[] = [];
  const state = { failures: 0 };
  const answer = async (request: IncomingMessage): Promise<{ status: number; body?: Buffer }> => {
    const { method = '', url = '', headers } = request;
    const key = decodeURIComponent(url.split('?')[0] ?? '');
    calls.push(`${method} ${key}`);
    const body = await buffer(request);
    if (!headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=key/')) return { status: 403 };
    if (state.failures > 0) {
      state.failures -= 1;
      return { status: 503 };
    }
    if (method === 'PUT') {
      if (headers['content-encoding'] === 'aws-chunked' || headers['x-amz-trailer']) return { status: 501 };
      if (Number(headers['content-length']) !== body.length) return { status: 411 };
      objects.set(key, body);
      return { status: 200 };
    }
    if (method === 'DELETE') {
      objects.delete(key);
      return { status: 204 };
    }
    const found = objects.get(key);
    if (!found) return { status: 404, body: Buffer.from('<Error><Code>NoSuchKey</Code></Error>') };
    return { status: 200, body: found };
  };
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body = Buffer.alloc(0) }) => {
      response.writeHead(status, { 'content-length': body.length, etag: '"x"' });
      response.end(request.method === 'HEAD' ? undefined : body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    calls,
    state,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
