import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@tuntas/testing';
import { compiled } from '../host/checkout';
import type { ChildSpec } from './guard-messages';
import { Guard } from './guarded';
import { readPidFiles, stopLeftovers } from './pid-files';
import { isAlive, signalMarked } from './process-mark';

let folder: string;
let pids: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tuntas-guard-'));
  pids = join(folder, 'run');
});
afterEach(() => stopLeftovers(pids, 500));

function spec(script: string, more: Partial<ChildSpec> = {}): ChildSpec {
  return {
    command: 'sh',
    args: ['-c', script],
    env: { PATH: process.env['PATH'] ?? '' },
    cwd: folder,
    log: join(folder, 'child.log'),
    wave: 'service',
    stopSignal: 'SIGTERM',
    stopWithin: 500,
    ...more,
  };
}

const calm = 'exec sleep 60';
/** Ignores every polite signal, and so does what it starts. */
const stubborn = 'trap "" TERM INT HUP; sleep 60 & wait; sleep 60';

/** A program that starts children through a guard and then waits to be killed. */
async function parentOf(children: Record<string, ChildSpec>): Promise<ChildProcess> {
  const script = `
    const { Guard } = require(${JSON.stringify(compiled('deploy/local/processes/guarded.js'))});
    const guard = Guard.open(${JSON.stringify(pids)});
    const children = ${JSON.stringify(children)};
    Promise.all(Object.entries(children).map(([name, spec]) => guard.start(name, spec)))
      .then(() => console.log('ready'));`;
  const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (parent.stdout) await once(parent.stdout, 'data');
  return parent;
}

it('leaves nothing behind when the parent is killed', async () => {
  const parent = await parentOf({
    calm: spec(calm),
    stubborn: spec(stubborn),
    part: spec(calm, { wave: 'part' }),
  });
  const running = [...readPidFiles(pids).values()];
  expect(running).toHaveLength(4);
  parent.kill('SIGKILL');
  await waitFor(() => !running.some(isAlive), { timeout: 10_000 });
  expect(readdirSync(pids)).toEqual([]);
});

it('stops services before the parts they use', async () => {
  const guard = Guard.open(pids);
  const ends: string[] = [];
  const slow = 'trap "sleep 0.3; exit 0" TERM; while :; do sleep 0.05; done';
  const children = { part: spec(calm, { wave: 'part' }), service: spec(slow, { stopWithin: 3_000 }) };
  for (const [name, child] of Object.entries(children)) {
    const { exit } = await guard.start(name, child);
    void exit.then(() => ends.push(name));
  }
  await guard.close();
  expect(ends).toEqual(['service', 'part']);
});

it('tells when the guard itself is killed, and its children go with it', async () => {
  const guard = Guard.open(pids);
  const lost = new Promise<void>((resolve) => guard.onLost(resolve));
  const { exit } = await guard.start('calm', spec(calm));
  const marks = readPidFiles(pids);
  const own = marks.get('guard');
  if (own) signalMarked(own, 'SIGKILL');
  await lost;
  await expect(exit).resolves.toEqual({ code: null, signal: 'SIGKILL' });
  await waitFor(() => ![...marks.values()].some(isAlive), { timeout: 5_000 });
});

it('leaves the rest to the next start when parent and guard are killed at once', async () => {
  const parent = await parentOf({ stubborn: spec(stubborn) });
  const marks = readPidFiles(pids);
  const guard = marks.get('guard');
  // A stopped parent cannot react to the end of its guard.
  parent.kill('SIGSTOP');
  if (guard) signalMarked(guard, 'SIGKILL');
  parent.kill('SIGKILL');
  const child = marks.get('stubborn');
  expect(child && isAlive(child)).toBe(true);
  await expect(stopLeftovers(pids, 300)).resolves.toEqual(['stubborn']);
  expect(child && isAlive(child)).toBe(false);
});

it('hears what a speaking child says, to the last word', async () => {
  const guard = Guard.open(pids);
  const heard: string[] = [];
  guard.onSaid('speaker', (text) => heard.push(text));
  const { exit } = await guard.start('speaker', spec('echo hello >&3; echo goodbye >&3', { speaks: true }));
  await exit;
  expect(heard.join('')).toBe('hello\ngoodbye\n');
  await guard.close();
});

it('says why a program cannot be started', async () => {
  const guard = Guard.open(pids);
  await expect(guard.start('nothing', spec('', { command: '/no/such/program' }))).rejects.toThrow('ENOENT');
  await guard.close();
  await expect(guard.start('late', spec(calm))).rejects.toThrow('stopping');
});
