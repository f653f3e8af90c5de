/** Children end in waves: what uses a part ends before the part. */
export type Wave = 'service' | 'helper' | 'part';

export const waves: readonly Wave[] = ['service', 'helper', 'part'];

/** How the guard starts one child. */
export interface ChildSpec {
  command: string;
  args: string[];
  env: Record<string, string>;
  cwd: string;
  /** Another user to run as, where the stack runs as root. */
  user?: { uid: number; gid: number };
  /** The file that gets standard output and standard error, appended. */
  log: string;
  wave: Wave;
  stopSignal: NodeJS.Signals;
  /** Milliseconds from the stop signal to SIGKILL. */
  stopWithin: number;
  /** Whether what the child writes to file descriptor 3 is handed to the parent as `said`. */
  speaks?: boolean;
}

/** Parent to guard. */
export type Order =
  | { kind: 'start'; name: string; spec: ChildSpec }
  | { kind: 'signal'; name: string; signal: NodeJS.Signals }
  | { kind: 'stop'; name: string }
  | { kind: 'stop-all' };

/** Guard to parent. */
export type Report =
  | { kind: 'started'; name: string; pid: number }
  | { kind: 'exited'; name: string; code: number | null; signal: NodeJS.Signals | null; error?: string }
  | { kind: 'said'; name: string; text: string };
