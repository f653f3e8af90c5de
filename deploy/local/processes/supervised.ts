import { setTimeout as wait } from 'node:timers/promises';
import { StackFailure } from '../host/failure';
import type { ChildSpec } from './guard-messages';
import type { Exit, Guard, GuardedChild } from './guarded';
import { lastLines } from './logs';

export interface SupervisedOptions {
  guard: Guard;
  name: string;
  spec: ChildSpec;
  isReady: () => Promise<boolean>;
  /** Milliseconds a start may take until it is ready. */
  readyWithin: number;
  /** Milliseconds between two looks whether it is ready; default 100. */
  pollEvery?: number;
  /** Whether it is started again when it dies by itself. */
  restarts: boolean;
  say: (line: string) => void;
}

const firstPause = 500;
const longestPause = 15_000;
/** A first start is tried again: PostgreSQL's old children may still hold its memory after a SIGKILL. */
const firstTries = 3;

/** A long-running child that is started again, with a growing pause, when it dies. */
export class Supervised {
  private child: GuardedChild | null = null;
  private wanted = false;
  /** Raised by every start and stop, so that an older attempt to bring it back gives way. */
  private turn = 0;

  constructor(private readonly options: SupervisedOptions) {}

  get name(): string {
    return this.options.name;
  }

  /** The process id; null while it does not run. */
  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  /** Starts it and waits until it is ready; throws with the end of its log when it will not be. */
  async start(): Promise<void> {
    this.wanted = true;
    this.turn += 1;
    for (let attempt = 1; ; attempt += 1) {
      const failure = await this.attempt();
      if (failure === null) return;
      if (!this.isWanted) throw this.failure('was stopped before it was ready');
      if (attempt === firstTries) {
        this.wanted = false;
        throw this.failure(failure);
      }
      await wait(firstPause * attempt);
    }
  }

  /** Sends a signal, for tests of what a crash leaves behind. */
  kill(signal: NodeJS.Signals): void {
    this.options.guard.signal(this.name, signal);
  }

  /** Stops it for good. */
  async stop(): Promise<void> {
    this.wanted = false;
    this.turn += 1;
    await this.options.guard.stop(this.name);
  }

  /** Stops it if it runs and starts it again. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  private get isWanted(): boolean {
    return this.wanted && !this.options.guard.isClosing;
  }

  /** One start: null when it became ready, else in words how it ended; throws when it never gets ready. */
  private async attempt(): Promise<string | null> {
    const { guard, name, spec, isReady, readyWithin } = this.options;
    const child = await guard.start(name, spec);
    this.child = child;
    let exit: Exit | null = null;
    void child.exit.then((how) => (exit = how));
    const until = Date.now() + readyWithin;
    while (exit === null && Date.now() < until) {
      if (await isReady()) {
        this.watch(child);
        return null;
      }
      await Promise.race([child.exit, wait(this.options.pollEvery ?? 100)]);
    }
    this.child = null;
    if (exit !== null) return inWords(exit);
    await guard.stop(name);
    throw this.failure(`was not ready after ${readyWithin / 1_000} s`);
  }

  private failure(how: string): StackFailure {
    return new StackFailure(`${this.name} ${how}. The end of its log:\n${lastLines(this.options.spec.log)}`);
  }

  private watch(child: GuardedChild): void {
    const { turn } = this;
    void child.exit.then(async (exit) => {
      if (this.child === child) this.child = null;
      if (!this.options.restarts || !this.isWantedIn(turn)) return;
      this.options.say(`${this.name} ${inWords(exit)}; starting it again`);
      await this.revive(turn);
    });
  }

  private async revive(turn: number): Promise<void> {
    const since = Date.now();
    for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
      await wait(pause);
      if (!this.isWantedIn(turn)) return;
      const failure = await this.attempt().catch((error: Error) => error.message);
      if (!this.isWantedIn(turn)) return;
      if (failure === null) {
        this.options.say(`${this.name} is back after ${((Date.now() - since) / 1_000).toFixed(1)} s`);
        return;
      }
      this.options.say(`${this.name} ${failure.split('\n')[0]}; log: ${this.options.spec.log}`);
    }
  }

  private isWantedIn(turn: number): boolean {
    return this.isWanted && this.turn === turn;
  }
}

function inWords({ code, signal, error }: Exit): string {
  if (error) return `could not be started (${error})`;
  return signal ? `was killed (${signal})` : `ended with exit code ${code}`;
}
