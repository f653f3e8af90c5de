import type { ServerResponse } from 'node:http';
import type { Envelope } from '@tuntas/contracts';
import type { Principal } from '../access/principal';
import { maySee } from './domain/scope';

/** Bytes a client may lag behind before it is dropped; it comes back and catches up by Last-Event-ID. */
const lagLimit = 1024 * 1024;

export const frameOf = (event: Envelope): string => `id: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`;

/** One browser that listens. */
export class LiveStream {
  constructor(
    readonly principal: Principal,
    private readonly response: ServerResponse,
  ) {}

  /** Shows the event if this listener may see it. */
  show(event: Envelope, frame: string): void {
    if (maySee(this.principal.actor, event)) this.write(frame);
  }

  /** Tells the client that it missed something and should read anew. */
  reset(): void {
    this.write('event: reset\ndata: {}\n\n');
  }

  beat(): void {
    this.write(': \n\n');
  }

  end(): void {
    this.response.end();
  }

  private write(text: string): void {
    if (this.response.destroyed || this.response.writableEnded) return;
    this.response.write(text);
    if (this.response.writableLength > lagLimit) this.response.destroy();
  }
}
