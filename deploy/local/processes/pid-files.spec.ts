import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPidFiles, removePidFile, stopLeftovers, writePidFile } from './pid-files';
import { isAlive, markOf, signalMarked } from './process-mark';

let folder: string;
let child: ChildProcess;
let pid: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tuntas-pids-'));
  child = spawn('sleep', ['60'], { stdio: 'ignore' });
  await once(child, 'spawn');
  pid = child.pid ?? 0;
});
afterEach(() => child.kill('SIGKILL'));

it('remembers a process until its file is removed', () => {
  writePidFile(folder, 'sleeper', pid, 'SIGTERM');
  expect(readPidFiles(folder).get('sleeper')).toEqual({ ...markOf(pid), stopSignal: 'SIGTERM' });
  removePidFile(folder, 'sleeper');
  expect(readPidFiles(folder).size).toBe(0);
});

it('stops what an earlier run left behind and clears the folder', async () => {
  const exit = once(child, 'exit');
  writePidFile(folder, 'sleeper', pid, 'SIGTERM');
  await expect(stopLeftovers(folder, 2_000)).resolves.toEqual(['sleeper']);
  await expect(exit).resolves.toEqual([null, 'SIGTERM']);
  expect(readdirSync(folder)).toEqual([]);
});

it('never touches a stranger that got the pid later', async () => {
  const stranger = { pid, started: 'another boot:1', stopSignal: 'SIGTERM' };
  writeFileSync(join(folder, 'sleeper.json'), JSON.stringify(stranger));
  await expect(stopLeftovers(folder, 500)).resolves.toEqual([]);
  expect(markOf(pid)).not.toBeNull();
  expect(signalMarked(stranger, 'SIGKILL')).toBe(false);
});

it('survives a file that was half written', async () => {
  writeFileSync(join(folder, 'sleeper.json'), '{"pid": 12');
  await expect(stopLeftovers(folder, 500)).resolves.toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

it('knows that a killed process is gone before its parent has asked', async () => {
  const mark = markOf(pid);
  if (!mark) throw new Error('the child does not run');
  expect(isAlive(mark)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isAlive(mark)).toBe(false);
});
