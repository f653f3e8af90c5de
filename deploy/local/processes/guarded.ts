import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { compiled } from '../host/checkout';
import { type ChildSpec, type Order, type Report } from './guard-messages';
import { killGroup, markOf, type ProcessMark } from './process-mark';

/** How a child ended. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  error?: string;
}

/** One run of one child. */
export interface GuardedChild {
  pid: number;
  exit: Promise<Exit>;
}

interface GuardEvents {
  report: [Report];
  lost: [];
  closed: [];
}

/**
 * The parent's end of a guard process: starts children through it and learns of their ends. Whatever happens
 * to the parent, the guard stops all of them, services before the parts they use.
 */
export class Guard {
  private readonly reports = new EventEmitter<GuardEvents>();
  private readonly running = new Map<string, ProcessMark>();
  private closed: Promise<unknown> | null = null;

  private constructor(private readonly guard: ChildProcess) {
    this.reports.setMaxListeners(0);
    guard.on('message', (report: Report) => this.hear(report));
    guard.on('exit', () => this.guardEnded());
  }

  /** Starts a guard whose pid files live in `pidFolder`. */
  static open(pidFolder: string): Guard {
    mkdirSync(pidFolder, { recursive: true, mode: 0o700 });
    const guard = fork(compiled('deploy/local/processes/guard.js'), [pidFolder], {
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
    });
    return new Guard(guard);
  }

  /** Whether the end of a child is wanted. */
  get isClosing(): boolean {
    return this.closed !== null;
  }

  /** Starts a child; resolves when it has a pid, rejects when it could not be started at all. */
  async start(name: string, spec: ChildSpec): Promise<GuardedChild> {
    if (this.isClosing || !this.guard.connected) throw new Error('the stack is stopping');
    const started = new Promise<number>((resolve, reject) => {
      const listen = (report: Report) => {
        if (report.name !== name || report.kind === 'said') return;
        this.reports.off('report', listen);
        if (report.kind === 'started') resolve(report.pid);
        else reject(new Error(`${spec.command} could not be started: ${report.error ?? 'unknown'}`));
      };
      this.reports.on('report', listen);
    });
    const exit = this.exitOf(name);
    this.order({ kind: 'start', name, spec });
    return { pid: await started, exit };
  }

  /** Sends a signal to a child by name; nothing happens when it does not run. */
  signal(name: string, signal: NodeJS.Signals): void {
    this.order({ kind: 'signal', name, signal });
  }

  /** Stops one child: its stop signal, then SIGKILL when its time is over. */
  async stop(name: string): Promise<void> {
    if (!this.running.has(name)) return;
    const exit = this.exitOf(name);
    this.order({ kind: 'stop', name });
    await exit;
  }

  /** Hears what a speaking child says. */
  onSaid(name: string, hear: (text: string) => void): void {
    this.reports.on('report', (report) => {
      if (report.kind === 'said' && report.name === name) hear(report.text);
    });
  }

  /** Called when the guard itself is killed; its children have been killed by then. */
  onLost(hear: () => void): void {
    this.reports.on('lost', hear);
  }

  /** Called when everything is stopped, to give back what the children used. */
  onClosed(hear: () => void): void {
    this.reports.once('closed', hear);
  }

  /** Stops every child in order, then the guard. */
  async close(): Promise<void> {
    this.closed ??= this.hasEnded ? Promise.resolve() : this.end();
    await this.closed;
  }

  /** Kills every child at once, for a user who will not wait. */
  kill(): void {
    for (const mark of this.running.values()) killGroup(mark);
  }

  private get hasEnded(): boolean {
    return this.guard.exitCode !== null || this.guard.signalCode !== null;
  }

  private async end(): Promise<void> {
    const ended = once(this.guard, 'exit');
    this.order({ kind: 'stop-all' });
    await ended;
    this.reports.emit('closed');
  }

  private exitOf(name: string): Promise<Exit> {
    return new Promise((resolve) => {
      const listen = (report: Report) => {
        if (report.kind !== 'exited' || report.name !== name) return;
        this.reports.off('report', listen);
        const { code, signal, error } = report;
        resolve({ code, signal, error });
      };
      this.reports.on('report', listen);
    });
  }

  private order(order: Order): void {
    if (this.guard.connected) this.guard.send(order, () => undefined);
  }

  private hear(report: Report): void {
    if (report.kind === 'started') {
      const mark = markOf(report.pid);
      if (mark) this.running.set(report.name, mark);
    }
    if (report.kind === 'exited') this.running.delete(report.name);
    this.reports.emit('report', report);
  }

  private guardEnded(): void {
    this.kill();
    for (const name of [...this.running.keys()]) {
      this.hear({ kind: 'exited', name, code: null, signal: 'SIGKILL' });
    }
    if (!this.isClosing) this.reports.emit('lost');
  }
}
