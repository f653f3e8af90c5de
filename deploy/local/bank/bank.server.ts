import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Bank, Reply } from './bank';
import { script } from './behaviour';
import { transferOrder } from './transfer';

const maxBody = 64 * 1024;

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBody) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function knows(key: string, request: IncomingMessage): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${key}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const refuse = (status: number, code: string): Reply => ({ status, body: { code } });

async function route(bank: Bank, key: string, request: IncomingMessage): Promise<Reply> {
  const path = new URL(request.url ?? '/', 'http://bank').pathname;
  const call = `${request.method} ${path}`;
  if (call === 'GET /health') return { status: 200, body: { status: 'ok' } };
  if (!knows(key, request)) return refuse(401, 'unauthenticated');
  if (call === 'GET /book') return { status: 200, body: bank.totals() };
  if (call === 'GET /behaviour') return { status: 200, body: bank.script() };
  if (call === 'PUT /behaviour') {
    const wanted = script.safeParse(await readJson(request));
    if (!wanted.success) return { status: 400, body: { code: 'invalid', issues: wanted.error.issues } };
    bank.behave(wanted.data);
    return { status: 200, body: bank.script() };
  }
  const asked = /^GET \/transfers\/([\w.-]{1,255})$/.exec(call);
  if (asked?.[1]) return bank.inquire(asked[1]);
  if (call !== 'POST /transfers') return refuse(404, 'not_found');
  const idempotencyKey = request.headers['idempotency-key'];
  if (typeof idempotencyKey !== 'string' || !/^[\w.-]{1,255}$/.test(idempotencyKey)) {
    return refuse(400, 'idempotency_key.required');
  }
  const order = transferOrder.safeParse(await readJson(request));
  if (!order.success) return { status: 400, body: { code: 'invalid', issues: order.error.issues } };
  return bank.transfer(idempotencyKey, order.data);
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === 'silence') return;
  if (reply === 'cut') {
    response.destroy();
    return;
  }
  response.writeHead(reply.status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(reply.body));
}

/** The bank over HTTP; every route but /health needs `Authorization: Bearer <key>`. */
export const bankServer = (bank: Bank, key: string): Server =>
  createServer((request, response) => {
    route(bank, key, request)
      .then((reply) => send(response, reply))
      .catch((error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        send(response, refuse(500, 'bank.fault'));
      });
  });
