import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { Proxy } from './proxy';

let echo: Server;
let proxy: Proxy;
beforeEach(async () => {
  echo = createServer((socket) => void socket.on('error', () => undefined).pipe(socket));
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  proxy = await Proxy.open((echo.address() as AddressInfo).port);
});
afterEach(async () => {
  await proxy.close();
  echo.close();
});

/** What comes back until the line breaks or `wanted` bytes are there. */
function answer(text: string, wanted = text.length): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(proxy.port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (bytes: Buffer) => {
      heard += bytes.toString();
      if (heard.length >= wanted) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
  });
}

it('passes everything on when the weather is clear', async () => {
  const long = 'x'.repeat(3_000_000);
  expect(await answer(long)).toBe(long);
});

it('cuts a line in the middle of an answer', async () => {
  proxy.set({ kind: 'cut', afterBytes: 7 });
  expect(await answer('a whole sentence')).toBe('a whole');
});

it('lets a word through and swallows the answer to it', async () => {
  let arrived = '';
  echo.on('connection', (socket) => socket.on('data', (bytes: Buffer) => (arrived += bytes.toString())));
  proxy.set({ kind: 'swallow', answerTo: 'COMMIT' });
  expect(await answer('SELECT 1')).toBe('SELECT 1');
  expect(await answer('COMMIT')).toBe('');
  expect(arrived).toContain('COMMIT');
});

it('lets nothing through while it is silent, and breaks what waited when that is over', async () => {
  proxy.set({ kind: 'silent' });
  const waiting = answer('anybody there?');
  const first = await Promise.race([waiting, new Promise((done) => setTimeout(done, 150, 'nothing'))]);
  proxy.set({ kind: 'clear' });
  expect(first).toBe('nothing');
  expect(await waiting).toBe('');
  expect(await answer('hello')).toBe('hello');
});

it('refuses, and breaks what is open', async () => {
  const open = answer('first', 1_000);
  while (!(await answer('second'))) await new Promise(setImmediate);
  proxy.set({ kind: 'refuse' });
  expect(await open).toBe('first');
  expect(await answer('third')).toBe('');
});

it('delays without changing the order', async () => {
  proxy.set({ kind: 'delay', ms: 60 });
  const began = performance.now();
  expect(await answer('in order')).toBe('in order');
  expect(performance.now() - began).toBeGreaterThanOrEqual(115);
});
