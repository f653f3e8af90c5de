import { connect } from 'node:net';

/** One request as written, for what every HTTP client would tidy up. Returns status and body. */
export function rawHttp(url: string, lines: string[], body = ''): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.setTimeout(5_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', reject);
    socket.on('close', () => resolve({ status: Number(text.split(' ')[1] ?? 0), text }));
    socket.write([...lines, `Host: ${hostname}:${port}`, 'Connection: close', '', body].join('\r\n'));
  });
}
