import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { waves, type ChildSpec, type Order, type Report } from './guard-messages';
import { removePidFile, writePidFile } from './pid-files';

/*
 * The guard starts every process of a stack and outlives its parent just long enough to stop them: when the
 * parent dies, however suddenly, the channel between the two closes, and that is the signal. It runs in a
 * session of its own so that neither Ctrl-C nor a closing terminal reaches it or the children directly.
 */

const pidFolder = process.argv[2] ?? '';
const children = new Map<string, { child: ChildProcess; spec: ChildSpec }>();
let stopping = false;

// What the children write (mail, evidence, keys, logs) is nobody else's to read.
process.umask(0o077);
writePidFile(pidFolder, 'guard', process.pid, 'SIGTERM');
process.on('message', (order: Order) => obey(order));
process.on('disconnect', () => void stopAll());
process.on('SIGTERM', () => void stopAll());
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
if (!process.connected) void stopAll();

function obey(order: Order): void {
  if (order.kind === 'stop-all') void stopAll();
  else if (order.kind === 'start') start(order.name, order.spec);
  else if (order.kind === 'stop') void stop(order.name);
  else children.get(order.name)?.child.kill(order.signal);
}

function start(name: string, spec: ChildSpec): void {
  if (stopping) return ended(name, { code: null, signal: null, error: 'the stack is stopping' });
  const log = openSync(spec.log, 'a', 0o600);
  const stdio: StdioOptions = ['ignore', log, log, ...(spec.speaks ? (['pipe'] as const) : [])];
  const { command, args, env, cwd, user } = spec;
  const child = spawn(command, args, { env, cwd, stdio, detached: true, ...user });
  closeSync(log);
  child.once('error', (error) => ended(name, { code: null, signal: null, error: error.message }));
  child.once('exit', (code, signal) => void heardOut(child).then(() => ended(name, { code, signal })));
  if (child.pid === undefined) return;
  children.set(name, { child, spec });
  writePidFile(pidFolder, name, child.pid, spec.stopSignal);
  report({ kind: 'started', name, pid: child.pid });
  const voice = child.stdio[3];
  if (voice && 'setEncoding' in voice) {
    voice.setEncoding('utf8');
    voice.on('data', (text: string) => report({ kind: 'said', name, text }));
  }
}

/** What a child said last may still be in the pipe when it is gone; a grandchild may keep the pipe open. */
async function heardOut({ stdio: [, , , voice] }: ChildProcess): Promise<void> {
  if (!voice || !('readableEnded' in voice) || voice.readableEnded) return;
  await Promise.race([once(voice, 'end'), wait(1_000)]);
}

function ended(
  name: string,
  how: { code: number | null; signal: NodeJS.Signals | null; error?: string },
): void {
  children.delete(name);
  removePidFile(pidFolder, name);
  report({ kind: 'exited', name, ...how });
}

async function stop(name: string): Promise<void> {
  const entry = children.get(name);
  if (!entry) return;
  const { child, spec } = entry;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(spec.stopSignal);
  const deadline = setTimeout(() => killGroup(child), spec.stopWithin);
  await exited;
  clearTimeout(deadline);
}

/** The child leads its own process group, so this takes what it started as well. */
function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

async function stopAll(): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const wave of waves) {
    const names = [...children].filter(([, { spec }]) => spec.wave === wave).map(([name]) => name);
    await Promise.all(names.map(stop));
  }
  removePidFile(pidFolder, 'guard');
  process.exit(0);
}

function report(message: Report): void {
  // The channel may close between the check and the send; the disconnect handler does the rest.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}
