import { connect, type Socket } from 'node:net';

/** A request of which a part is missing, wrong, or never ends; `more` is said over and over until nobody listens. */
export interface Half {
  readonly name: string;
  readonly headers: readonly string[];
  readonly body?: string;
  readonly more?: Buffer;
  /** Whether the client then says that it has finished. */
  readonly ends?: boolean;
}

const form = 'content-type: multipart/form-data; boundary=b';
const picture =
  '--b\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\n\r\n\xff\xd8\xff\xe0';

export const halves: readonly Half[] = [
  {
    name: 'a form that ends before its boundary',
    headers: [form, `content-length: ${picture.length}`],
    body: picture,
  },
  {
    name: 'a form whose boundary never comes',
    headers: [form, 'content-length: 1000'],
    body: 'x'.repeat(1_000),
  },
  {
    name: 'a client that leaves in the middle',
    headers: [form, 'content-length: 100000'],
    body: picture,
    ends: true,
  },
  {
    name: 'a body longer than it says',
    headers: [form, 'content-length: 60'],
    body: picture + 'x'.repeat(300),
  },
  { name: 'two lengths', headers: [form, 'content-length: 10', 'content-length: 500'], body: picture },
  {
    name: 'a length and pieces',
    headers: [form, 'content-length: 5', 'transfer-encoding: chunked'],
    body: '0\r\n\r\n',
  },
  { name: 'a length that is none', headers: [form, 'content-length: -1'], body: picture },
  { name: 'a piece without size', headers: [form, 'transfer-encoding: chunked'], body: 'zz\r\nhello\r\n' },
  {
    name: 'a piece larger than any number',
    headers: [form, 'transfer-encoding: chunked'],
    body: 'fffffffffffffffff\r\nhello',
  },
  {
    name: 'a picture without end',
    headers: [form, 'transfer-encoding: chunked'],
    body: `${picture.length.toString(16)}\r\n${picture}\r\n`,
    more: Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536), Buffer.from('\r\n')]),
  },
  { name: 'headers without end', headers: [form], more: Buffer.from(`x-more: ${'x'.repeat(1_000)}\r\n`) },
];

/** Says it, and answers what the other side did: the status it told, or that it hung up. */
export async function say(
  base: string,
  path: string,
  credentials: readonly string[],
  half: Half,
): Promise<string> {
  const { hostname, port } = new URL(base);
  const socket = connect(Number(port), hostname);
  let heard = '';
  socket.on('data', (piece) => (heard += piece.toString('latin1')));
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const answered = new Promise<void>((resolve) => socket.once('data', () => resolve()));
  const lines = [`POST ${path} HTTP/1.1`, `Host: ${hostname}:${port}`, ...credentials, ...half.headers];
  socket.write(`${lines.join('\r\n')}\r\n${half.body === undefined ? '' : `\r\n${half.body}`}`, 'latin1');
  if (half.ends) socket.end();
  if (half.more) void pour(socket, half.more);
  await Promise.race([answered, closed]);
  socket.destroy();
  return /^HTTP\/1\.1 (\d+)/.exec(heard)?.[1] ?? 'hung up';
}

async function pour(socket: Socket, more: Buffer): Promise<void> {
  while (!socket.destroyed) await new Promise<void>((written) => socket.write(more, () => written()));
}

/** Callers who begin to speak and never go on, some in their headers, some in their body. */
export function dawdlers(
  base: string,
  path: string,
  credentials: readonly string[],
  count: number,
): Socket[] {
  const { hostname, port } = new URL(base);
  return Array.from({ length: count }, (_, index) => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    const head = [`POST ${path} HTTP/1.1`, `Host: ${hostname}:${port}`, ...credentials, form].join('\r\n');
    socket.write(
      index % 2 === 0 ? `${head}\r\nx-slow: ` : `${head}\r\ncontent-length: 100000\r\n\r\n${picture}`,
      'latin1',
    );
    return socket;
  });
}
