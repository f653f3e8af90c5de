import { Injectable } from '@nestjs/common';

type State = 'idle' | 'starting' | 'running' | 'failed' | 'stopped';

/** Whether this process reads its topics; readiness follows it. */
@Injectable()
export class InboxStatus {
  private state: State = 'idle';
  private why = 'not started';
  private lastSeen = 0;
  /** Whether this process has its handlers, so that a dead letter can be replayed in it. */
  connected = false;
  private readonly listeners: ((error: Error) => void)[] = [];

  /** No handlers (idle) or a consumer that is in its group and heard from the broker within 30 seconds. */
  get ready(): boolean {
    return this.state === 'idle' || (this.state === 'running' && this.silence < 30_000);
  }

  /** Milliseconds since the broker was last heard from. */
  get silence(): number {
    return performance.now() - this.lastSeen;
  }

  /** One line for the health page: the state and, when it is not running, why. */
  get detail(): string {
    if (this.state === 'running') return this.ready ? 'running' : 'running, broker silent';
    return this.state === 'idle' ? 'no handlers' : `${this.state}: ${this.why}`;
  }

  /** `listener` hears that the consumer is gone for good; the process must then exit and be started again. */
  onFatal(listener: (error: Error) => void): void {
    this.listeners.push(listener);
  }

  starting(why: string): void {
    if (this.state !== 'failed' && this.state !== 'stopped') [this.state, this.why] = ['starting', why];
  }

  seen(): void {
    this.lastSeen = performance.now();
  }

  running(): void {
    if (this.state !== 'failed' && this.state !== 'stopped') this.state = 'running';
    this.seen();
  }

  stopped(): void {
    if (this.state !== 'failed') [this.state, this.why] = ['stopped', 'shutting down'];
  }

  fail(error: Error): void {
    if (this.state === 'failed') return;
    [this.state, this.why] = ['failed', error.message];
    // Not in the consumer's own call, which would swallow what a listener throws.
    for (const listener of this.listeners) setImmediate(() => listener(error));
  }
}
