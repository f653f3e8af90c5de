import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@tuntas/testing';
import { Guard } from './guarded';
import { runJob } from './job';
import { Supervised, type SupervisedOptions } from './supervised';

let guard: Guard;
let said: string[];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tuntas-supervised-'));
  guard = Guard.open(join(folder, 'run'));
  said = [];
});
afterEach(() => guard.close());

function spec(script: string) {
  return {
    command: 'sh',
    args: ['-c', script],
    env: { PATH: process.env['PATH'] ?? '' },
    cwd: folder,
    log: join(folder, 'child.log'),
    wave: 'service' as const,
    stopSignal: 'SIGTERM' as const,
    stopWithin: 1_000,
  };
}

function supervised(script: string, more: Partial<SupervisedOptions> = {}): Supervised {
  return new Supervised({
    guard,
    name: 'claims',
    spec: spec(script),
    isReady: async () => true,
    readyWithin: 5_000,
    restarts: true,
    say: (line) => said.push(line),
    ...more,
  });
}

it('starts a child that dies again, and says so', async () => {
  const child = supervised('exec sleep 60');
  await child.start();
  const first = child.pid;
  child.kill('SIGKILL');
  await waitFor(() => child.pid !== null && child.pid !== first);
  expect(said[0]).toBe('claims was killed (SIGKILL); starting it again');
  await waitFor(() => said.some((line) => line.startsWith('claims is back after')));
});

it('leaves it dead where the caller wants to restart it', async () => {
  const child = supervised('exec sleep 60', { restarts: false });
  await child.start();
  child.kill('SIGKILL');
  await waitFor(() => child.pid === null);
  await child.restart();
  expect(child.pid).not.toBeNull();
  expect(said).toEqual([]);
});

it('does not start it twice when the caller is faster', async () => {
  const child = supervised('echo started; exec sleep 60');
  await child.start();
  child.kill('SIGKILL');
  await child.restart();
  const { pid } = child;
  // Longer than the pause before it would be brought back.
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect(child.pid).toBe(pid);
  expect(readFileSync(join(folder, 'child.log'), 'utf8')).toBe('started\nstarted\n');
});

it('stops for good', async () => {
  const child = supervised('exec sleep 60');
  await child.start();
  await child.stop();
  expect(child.pid).toBeNull();
  expect(said).toEqual([]);
});

it('gives up a first start that fails again and again, with the end of its log', async () => {
  const child = supervised('echo "Missing or wrong configuration: PORT" >&2; exit 1', {
    isReady: async () => false,
  });
  await expect(child.start()).rejects.toThrow(/claims ended with exit code 1[^]*configuration: PORT/);
});

it('gives up what never gets ready', async () => {
  const child = supervised('exec sleep 60', { isReady: async () => false, readyWithin: 150 });
  await expect(child.start()).rejects.toThrow('claims was not ready after 0.15 s');
});

it('runs a job to its end and shows why it failed', async () => {
  await expect(runJob(guard, 'migrate', spec('true'), 5_000)).resolves.toBeUndefined();
  await expect(runJob(guard, 'migrate', spec('echo no such table; exit 3'), 5_000)).rejects.toThrow(
    /migrate ended with exit code 3[^]*no such table/,
  );
  await expect(runJob(guard, 'migrate', spec('exec sleep 60'), 200)).rejects.toThrow(
    'took longer than 0.2 s',
  );
});
