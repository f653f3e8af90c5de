import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bank } from './bank';
import { bankServer } from './bank.server';
import { Behaviour, script } from './behaviour';
import { Book } from './book';

const key = 'a-bank-key-for-tests';
const order = {
  amount: 130_000,
  currency: 'IDR',
  payee: { bankCode: 'BCA', accountNumber: '1234567890', holder: 'Toko Sejahtera' },
  reference: 'CLM-2026-000123',
};

const listen = async (server: Server): Promise<string> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

describe('the local bank', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tuntas-bank-'));
  const file = join(directory, 'book.jsonl');
  let book: Book;
  let server: Server;
  let url: string;

  const open = async () => {
    book = await Book.open(directory);
    server = bankServer(new Bank(book, key, undefined), key);
    url = await listen(server);
  };
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await book.close();
  };
  beforeAll(open);
  afterAll(close);

  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  const transfer = (idempotencyKey: string, over = {}) =>
    call('POST', '/transfers', { ...order, ...over }, { 'idempotency-key': idempotencyKey });
  const behave = (wanted: unknown) => call('PUT', '/behaviour', wanted);

  it('transfers once per key, fifty at once and after a restart', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => transfer('once')));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies).size).toBe(1);
    await close();
    await open();
    expect(await (await transfer('once')).text()).toBe(bodies[0]);
    expect(await (await call('GET', '/transfers/once')).text()).toBe(bodies[0]);
    expect(await (await call('GET', '/book')).json()).toEqual({
      count: 1,
      failed: 0,
      totals: { IDR: 130_000 },
    });
  });

  it('refuses another order under a known key', async () => {
    await transfer('taken');
    expect((await transfer('taken', { amount: 1 })).status).toBe(409);
    expect((await transfer('taken', { payee: { ...order.payee, accountNumber: '1' } })).status).toBe(409);
  });

  it('forgets a line that a kill cut off, because nobody was answered', async () => {
    await close();
    const whole = readFileSync(file, 'utf8');
    appendFileSync(file, '{"key":"half","stat');
    await open();
    expect((await call('GET', '/transfers/half')).status).toBe(404);
    await transfer('half');
    await close();
    await open();
    expect((await call('GET', '/transfers/half')).status).toBe(200);
    expect(readFileSync(file, 'utf8').startsWith(whole)).toBe(true);
  });

  it.each([
    ['no key of its own', { authorization: 'Bearer wrong' }, 401],
    ['no idempotency key', { 'idempotency-key': '' }, 400],
    ['a strange idempotency key', { 'idempotency-key': 'a b/c' }, 400],
  ])('refuses a call with %s', async (_, headers, status) => {
    expect((await call('POST', '/transfers', order, { 'idempotency-key': 'x', ...headers })).status).toBe(
      status,
    );
  });

  it.each([{ amount: 0 }, { amount: 1.5 }, { currency: 'rupiah' }, { extra: 1 }, { payee: null }])(
    'refuses an order with %j',
    async (over) => {
      expect((await transfer('bad', over)).status).toBe(400);
    },
  );

  it.each([
    ['error', 'status 500', false],
    ['error_after', 'status 500', true],
    ['cut', 'cut', false],
    ['cut_after', 'cut', true],
    ['silent_after', 'silence', true],
  ])('when told to %s: %s', async (act, seen, done) => {
    await behave({ next: [{ behave: { act } }] });
    const outcome = await fetch(`${url}/transfers`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': `told-${act}` },
      body: JSON.stringify(order),
      signal: AbortSignal.timeout(200),
    }).then(
      (answer) => `status ${answer.status}`,
      (error: Error) => (error.name === 'TimeoutError' ? 'silence' : 'cut'),
    );
    expect(outcome).toBe(seen);
    expect((await call('GET', `/transfers/told-${act}`)).status).toBe(done ? 200 : 404);
    expect((await transfer(`told-${act}`)).status).toBe(201);
  });

  it('names a wrong amount in the answer only', async () => {
    await behave({ next: [{ behave: { act: 'wrong_amount' } }] });
    expect(await (await transfer('wrong')).json()).toMatchObject({ amount: 130_001 });
    expect(await (await call('GET', '/transfers/wrong')).json()).toMatchObject({ amount: 130_000 });
  });

  it('keeps a refusal out of the totals', async () => {
    const before = book.totals();
    await behave({ next: [{ behave: { act: 'fail' } }] });
    expect(await (await transfer('closed')).json()).toMatchObject({
      status: 'failed',
      failure: 'account_closed',
    });
    expect(await (await call('GET', '/book')).json()).toEqual({ ...before, failed: before.failed + 1 });
  });

  it('calls back before it answers, signed over the bytes', async () => {
    const heard: string[] = [];
    const client = createServer((request, response) => {
      request.setEncoding('utf8').on('data', (body: string) => {
        const time = String(request.headers['bank-timestamp']);
        const signature = createHmac('sha256', key).update(`${time}.${body}`).digest('hex');
        if (request.headers['bank-signature'] === `sha256=${signature}`) heard.push(body);
        response.end();
      });
    });
    await behave({ callbackUrl: await listen(client), next: [{ behave: { act: 'callback_first' } }] });
    const answer = await (await transfer('called-back')).text();
    expect(heard).toEqual([answer]);
    client.close();
    client.closeAllConnections();
  });

  it('refuses a behaviour it does not know', async () => {
    expect((await behave({ default: { act: 'steal' } })).status).toBe(400);
    expect((await behave({ surprise: true })).status).toBe(400);
  });
});

describe('behaviour by chance', () => {
  const deal = (seed: number) => {
    const acts = [{ act: 'error' as const }, { act: 'cut' as const }];
    const behaviour = new Behaviour(script.parse({ chance: { probability: 0.5, seed, acts } }));
    return Array.from({ length: 200 }, () => behaviour.next().act);
  };

  it('is the same for the same seed, and deals everything', () => {
    expect(deal(7)).toEqual(deal(7));
    expect(deal(7)).not.toEqual(deal(8));
    expect(new Set(deal(7))).toEqual(new Set(['succeed', 'error', 'cut']));
  });
});
