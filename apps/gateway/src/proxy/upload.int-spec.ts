import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { waitFor } from '@tuntas/testing';
import { type TestGateway, testGateway } from '../../test/gateway';
import { rawHttp } from '../../test/raw-http';
import { type TestUpstream, testUpstream } from '../../test/upstream';

const mebibyte = 1024 * 1024;
const limit = 64 * mebibyte;
let gateway: TestGateway;
let claims: TestUpstream;
let key: string;

beforeAll(async () => {
  claims = await testUpstream();
  gateway = await testGateway({ CLAIMS_URL: claims.url, UPLOAD_LIMIT: String(limit) });
  const person = await gateway.person(await gateway.organisation('shipper'), ['shipper']);
  ({ key } = await gateway.key(person.id, ['shipper']));
});
afterAll(async () => {
  await gateway.close();
  await claims.close();
});

/** Sends `count` mebibytes as fast as they are taken; `each` hears how many the connection has accepted. */
function upload(
  count: number,
  headers: Record<string, string>,
  each?: (sent: number) => void,
): Promise<{ status: number; text: string }> {
  const chunk = Buffer.alloc(mebibyte, 'x');
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${gateway.url}/api/claims/1/evidence`,
      { method: 'POST', headers: { authorization: `Bearer ${key}`, ...headers } },
      (answer) => {
        let text = '';
        answer.on('data', (part: Buffer) => (text += part.toString()));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      },
    );
    outgoing.on('error', reject);
    const send = (sent: number): void => {
      each?.(sent);
      if (sent === count) outgoing.end();
      else if (outgoing.write(chunk)) setImmediate(send, sent + 1);
      else outgoing.once('drain', () => send(sent + 1));
    };
    send(0);
  });
}

const photo = { 'content-type': 'image/jpeg' };

describe('an upload', () => {
  it('of 50 MB passes through in pieces: what the service has not read waits at the client', async () => {
    const digest = createHash('sha256');
    let start: () => void = () => undefined;
    claims.answer((incoming, response) => {
      start = () => incoming.on('data', (piece: Buffer) => digest.update(piece));
      incoming.on('end', () => response.end(digest.digest('hex')));
    });
    let sent = 0;
    const headers = {
      'content-type': 'multipart/form-data; boundary=b',
      'content-length': String(50 * mebibyte),
    };
    const answer = upload(50, headers, (now) => (sent = now));
    let before = -1;
    while (sent === 0 || sent > before) {
      before = sent;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    // Sockets hold some megabytes; a gateway that buffered would have taken all fifty by now.
    expect(sent).toBeLessThan(40);
    start();
    expect((await answer).status).toBe(200);
    expect((await answer).text).toBe(
      createHash('sha256')
        .update(Buffer.alloc(50 * mebibyte, 'x'))
        .digest('hex'),
    );
    expect(claims.seen.at(-1)?.headers).toMatchObject(headers);
  });

  it('by one caller holds no more than its share of the connections, however slowly it is sent', async () => {
    claims.answer((incoming, response) => {
      incoming.resume();
      incoming.on('end', () => response.end('done'));
    });
    const slow = (authorization: string) => {
      const outgoing = request(`${gateway.url}/api/claims/1/evidence`, {
        method: 'POST',
        headers: { ...photo, authorization, 'content-length': '2' },
      });
      const status = new Promise<number>((resolve, reject) => {
        outgoing.on('response', (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        });
        outgoing.on('error', reject);
      });
      outgoing.write('x');
      return { status, finish: () => outgoing.end('y'), leave: () => outgoing.destroy() };
    };
    const before = claims.seen.length;
    const held = Array.from({ length: 24 }, () => slow(`Bearer ${key}`));
    await waitFor(() => claims.seen.length === before + 24, { what: 'all of them to be under way' });
    const refused = slow(`Bearer ${key}`);
    expect(await refused.status).toBe(429);
    refused.leave();
    const other = await gateway.person(await gateway.organisation('shipper'), ['shipper']);
    const others = slow(`Bearer ${(await gateway.key(other.id, ['shipper'])).key}`);
    others.finish();
    expect(await others.status).toBe(200);
    for (const each of held) each.finish();
    expect(await Promise.all(held.map(({ status }) => status))).toEqual(held.map(() => 200));
    const again = slow(`Bearer ${key}`);
    again.finish();
    expect(await again.status).toBe(200);
  });

  it('that says it is too large is refused before it is read', async () => {
    const before = claims.seen.length;
    const length = String(limit + mebibyte);
    const answer = await upload(1, { ...photo, 'content-length': length }).catch(
      (error: NodeJS.ErrnoException) => ({ status: error.code, text: '' }),
    );
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(answer.status);
    expect(claims.seen.length).toBe(before);
  });

  it('of no stated length is broken off at the limit', async () => {
    let bytes = 0;
    claims.answer((incoming, response) => {
      incoming.on('data', (piece: Buffer) => (bytes += piece.length));
      incoming.on('end', () => response.end());
      incoming.on('error', () => undefined);
    });
    const answer = await upload(80, photo).catch((error: NodeJS.ErrnoException) => ({
      status: error.code,
      text: '',
    }));
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(answer.status);
    expect(bytes).toBeLessThanOrEqual(limit);
  });

  it.each([
    ['a stranger', []],
    ['a caller', () => [`Authorization: Bearer ${key}`]],
  ])('of %s whose pieces break before anybody reads them harms nobody', async (_who, credentials) => {
    const broken = Array.from({ length: 20 }, () =>
      rawHttp(
        gateway.url,
        [
          'POST /api/claims/1/evidence HTTP/1.1',
          'Content-Type: image/jpeg',
          'Transfer-Encoding: chunked',
          ...(typeof credentials === 'function' ? credentials() : credentials),
        ],
        'zz\r\nno size\r\n',
      ),
    );
    for (const { status } of await Promise.all(broken)) expect([400, 401]).toContain(status);
    const next = await fetch(`${gateway.url}/api/session`, { headers: { 'x-api-key': key } });
    expect(next.status).toBe(200);
  });

  it.each(['as soon as it begins', 'half-way'])(
    'that the client gives up %s leaves nothing hanging',
    async (when) => {
      const arrived = new Promise<void>((resolve) => {
        claims.answer((incoming) => {
          incoming.on('error', () => undefined);
          incoming.on('data', () => resolve());
          incoming.on('close', () => (incoming.complete ? undefined : resolve()));
        });
      });
      const outgoing = request(`${gateway.url}/api/claims/1/evidence`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, ...photo, 'content-length': '1000' },
      });
      outgoing.on('error', () => undefined);
      await new Promise<void>((resolve) => outgoing.write('half', () => resolve()));
      if (when === 'half-way') await arrived;
      outgoing.destroy();
      claims.answer((_incoming, response) => response.end('{}'));
      const next = await fetch(`${gateway.url}/api/claims`, { headers: { 'x-api-key': key } });
      expect(next.status).toBe(200);
    },
  );
});
