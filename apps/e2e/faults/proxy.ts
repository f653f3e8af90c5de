import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** How the network is between the services and an engine. */
export type Weather =
  | { readonly kind: 'clear' }
  /** Every piece arrives late. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Connections are there, new ones too, and nothing passes: a half-open line. */
  | { readonly kind: 'silent' }
  /** Nobody listens, and what was open is gone. */
  | { readonly kind: 'refuse' }
  /** A piece with this word in it still arrives, and the line breaks before the answer. */
  | { readonly kind: 'swallow'; readonly answerTo: string }
  /** Each connection breaks after so many bytes of answers, wherever in an answer that is. */
  | { readonly kind: 'cut'; readonly afterBytes: number };

/** A line of one client through the proxy. */
interface Line {
  readonly client: Socket;
  readonly server: Socket;
  answered: number;
}

/** A TCP proxy that spoils the network on demand; what passes is never changed. */
export class Proxy {
  private weather: Weather = { kind: 'clear' };
  private readonly lines = new Set<Line>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
    private target: number | null,
  ) {
    server.on('connection', (client) => this.accept(client));
  }

  /** Listens on a free port of the loopback address; `target` may be told later. */
  static async open(target: number | null = null): Promise<Proxy> {
    const server = createServer({ noDelay: true });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Proxy(server, (server.address() as AddressInfo).port, target);
  }

  /** Answers the port to use instead. */
  leadTo(port: number): number {
    this.target = port;
    return this.port;
  }

  /** From now on; lines that were silent are broken, because what they missed would have been given up as lost. */
  set(weather: Weather): void {
    const wasSilent = this.weather.kind === 'silent';
    this.weather = weather;
    if (wasSilent || weather.kind === 'refuse') this.breakAll();
    for (const { client, server } of this.lines) {
      for (const socket of [client, server]) if (weather.kind === 'silent') socket.pause();
    }
  }

  /** Breaks every open line, in the middle of whatever it carries. */
  breakAll(): void {
    for (const { client, server } of this.lines) {
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
    this.lines.clear();
  }

  async close(): Promise<void> {
    this.breakAll();
    this.server.close();
    await once(this.server, 'close');
  }

  private accept(client: Socket): void {
    if (this.weather.kind === 'refuse' || this.target === null) return void client.resetAndDestroy();
    const server = connect({ port: this.target, host: '127.0.0.1', noDelay: true });
    const line: Line = { client, server, answered: 0 };
    this.lines.add(line);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on('data', (bytes: Buffer) => this.carry(line, from, to, bytes));
      from.on('error', () => this.drop(line));
      from.on('close', () => this.drop(line));
      if (this.weather.kind === 'silent') from.pause();
    }
  }

  private carry(line: Line, from: Socket, to: Socket, bytes: Buffer): void {
    if (this.weather.kind === 'delay') return this.carryLate(from, to, bytes, this.weather.ms);
    if (this.weather.kind === 'swallow' && from === line.client && bytes.includes(this.weather.answerTo)) {
      line.server.removeAllListeners('data');
      to.write(bytes);
      // Time enough for the other end to do what it was asked.
      setTimeout(() => this.drop(line), 200);
      return;
    }
    if (this.weather.kind === 'cut' && from === line.server) {
      const left = this.weather.afterBytes - line.answered;
      line.answered += bytes.length;
      if (bytes.length >= left) {
        to.write(bytes.subarray(0, Math.max(0, left)), () => this.drop(line));
        return;
      }
    }
    if (!to.write(bytes)) {
      from.pause();
      to.once('drain', () => this.weather.kind !== 'silent' && from.resume());
    }
  }

  /** One piece at a time, so that they stay in order. */
  private carryLate(from: Socket, to: Socket, bytes: Buffer, ms: number): void {
    from.pause();
    setTimeout(() => {
      to.write(bytes);
      if (this.weather.kind !== 'silent') from.resume();
    }, ms);
  }

  private drop(line: Line): void {
    if (!this.lines.delete(line)) return;
    line.client.destroy();
    line.server.destroy();
  }
}
