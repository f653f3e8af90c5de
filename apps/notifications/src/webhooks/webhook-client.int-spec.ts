import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebhookClient } from './webhook-client';

/** What an inner service would see; nothing must ever arrive. */
let inner: Server;
let port: number;
let calls = 0;
beforeAll(async () => {
  inner = createServer((_request, response) => {
    calls++;
    response.end('secret');
  });
  inner.on('connection', () => calls++);
  await new Promise<void>((done) => inner.listen(0, done));
  ({ port } = inner.address() as AddressInfo);
});
afterAll(() => new Promise<void>((done) => inner.close(() => done())));

const post = (client: WebhookClient, host: string) =>
  client.post({ url: `http://${host}:${port}/`, headers: {}, body: '{}' });

it.each([
  '127.0.0.1', '127.1', '2130706433', '0x7f000001', '0x7f.1', '017700000001', '0177.0.0.1', '127.0.0.1.', '0',
  '0.0.0.0', '１２７.０.０.１', '[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0:0:0:0:0:ffff:127.0.0.1]',
  '[64:ff9b::7f00:1]', '169.254.169.254', '10.0.0.1', '[fe80::1]', '[fd00::1]',
])('never connects to %s', async (host) => {
  const answer = await post(new WebhookClient({ allowPrivate: false, timeoutMs: 1_000 }), host);
  expect(answer).toMatchObject({ status: null, error: 'address_refused' });
  expect(calls).toBe(0);
}); // prettier-ignore

it.each([
  ['an inner address', [{ address: '127.0.0.1', family: 4 }]],
  ['a mapped one', [{ address: '::ffff:127.0.0.1', family: 6 }]],
  ['an inner one among public ones', [{ address: '93.184.216.34', family: 4 }, { address: '127.0.0.1', family: 4 }]],
  ['nothing', []],
])('never connects to a name that resolves to %s', async (_says, addresses) => {
  const client = new WebhookClient({ allowPrivate: false, timeoutMs: 1_000, resolve: () => Promise.resolve(addresses) });
  expect(await post(client, 'rebinding.example')).toMatchObject({ status: null, error: 'address_refused' });
  expect(calls).toBe(0);
}); // prettier-ignore

it('checks the very resolution it connects to: a resolver that changes its mind gains nothing', async () => {
  let asked = 0;
  // Public when somebody checks, inner when somebody connects.
  const resolve = () => Promise.resolve([{ address: asked++ === 0 ? '192.0.2.1' : '127.0.0.1', family: 4 }]);
  const client = new WebhookClient({ allowPrivate: false, timeoutMs: 500, resolve });
  for (let tries = 0; tries < 3; tries++) {
    expect((await post(client, 'rebinding.example')).status).toBeNull();
  }
  expect(asked).toBe(3);
  expect(calls).toBe(0);
});

it('calls inner addresses where a demo allows it', async () => {
  const client = new WebhookClient({ allowPrivate: true, timeoutMs: 1_000 });
  expect(await post(client, '127.0.0.1')).toMatchObject({ status: 200, error: null });
  expect(calls).toBeGreaterThan(0);
  calls = 0;
});
