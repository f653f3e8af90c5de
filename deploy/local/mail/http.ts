import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text as bodyText } from 'node:stream/consumers';
import { type BehaviourSwitch, behaviourSchema } from './behaviour';
import type { Mailbox, MailFilter } from './mailbox';
import { listPage, mailPageOf, missingPage } from './pages';

const pageSize = 50;

// The page shows foreign HTML: no script runs and nothing is fetched, in the frame or around it.
const security = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}
const json = (body: unknown, status = 200): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});
const html = (body: string, status = 200): Answer => ({ status, type: 'text/html; charset=utf-8', body });

/** Page and JSON API of the catcher. Listens on loopback in the local stack; there is no sign-in. */
export function mailPage(mailbox: Mailbox, behaviour: BehaviourSwitch): Server {
  return createServer((request, response) => {
    answer(request, mailbox, behaviour)
      .catch((error: Error) => json({ code: 'mail.bad_request', detail: error.message }, 400))
      .then((result) => send(response, result))
      .catch((error: Error) => response.destroy(error));
  });
}

async function answer(
  request: IncomingMessage,
  mailbox: Mailbox,
  behaviour: BehaviourSwitch,
): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://catcher');
  const route = `${request.method} ${pathname}`;
  const filter: MailFilter = {
    to: searchParams.get('to') ?? undefined,
    q: searchParams.get('q') ?? undefined,
    before: Number(searchParams.get('before')) || undefined,
    limit: Math.min(Number(searchParams.get('limit')) || pageSize, 1_000),
  };
  const id = Number(/^\/(?:api\/)?messages\/(\d+)(?:\/html)?$/.exec(pathname)?.[1]);
  const mail = id ? mailbox.get(id) : undefined;

  if (route === 'GET /') {
    return html(listPage(mailbox.list({ ...filter, limit: pageSize + 1 }), filter, pageSize, mailbox.count));
  }
  if (route === 'GET /health') return json({ status: 'ok', count: mailbox.count });
  if (route === 'GET /api/messages') return json({ count: mailbox.count, items: mailbox.list(filter) });
  if (route === 'DELETE /api/messages') {
    mailbox.clear();
    return json({ count: 0 });
  }
  if (route === 'GET /behaviour') return json(behaviour.get());
  if (route === 'PUT /behaviour') {
    behaviour.set(behaviourSchema.parse(JSON.parse(await bodyText(request))));
    return json(behaviour.get());
  }
  if (request.method === 'GET' && mail) {
    if (pathname.startsWith('/api/')) return json(mail);
    return html(pathname.endsWith('/html') ? inFrame(mail.html) : mailPageOf(mail));
  }
  return pathname.startsWith('/api/') ? json({ code: 'mail.not_found' }, 404) : html(missingPage(), 404);
}

/** Links leave the frame; `base` says so for every one. Before the doctype it would switch browsers to quirks mode. */
const inFrame = (mail: string): string =>
  /<head[^>]*>/i.test(mail)
    ? mail.replace(/<head[^>]*>/i, '$&<base target="_blank">')
    : `<!doctype html><base target="_blank">${mail}`;

function send(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...security });
  response.end(body);
}
