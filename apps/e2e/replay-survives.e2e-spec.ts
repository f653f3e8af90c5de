import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@tuntas/testing';
import { startStack, type Stack } from '../../deploy/local';
import { writeLongerSample } from './support/longer-sample';

jest.setTimeout(600_000);

const COPIES = 3;
const root = join(__dirname, '../..');

describe('a replay while everything around it is killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tuntas-survives-'));
  const sample = join(folder, 'sample.csv');
  const rateLimits = JSON.stringify({ api_key: { capacity: 25, perSecond: 25 } });
  let stack: Stack;
  let output = '';

  beforeAll(async () => {
    // PostgreSQL does not run as root; its own user must be able to get in.
    chmodSync(folder, 0o755);
    writeLongerSample(sample, COPIES);
    // Engines of its own, because they are killed; a slow key, so that the replay lasts until all were.
    const env = { ...process.env, LOG_LEVEL: 'warn', RATE_LIMITS: rateLimits };
    stack = await startStack({ stateDir: join(folder, 'state'), env, rolePassword: 'demo-test-password' });
    await stack.run('apps/cli/src/seed.js');
  });

  afterAll(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const replay = (): Promise<number | null> =>
    new Promise((resolve) => {
      const args = [join(root, 'dist/apps/cli/src/replay.js'), sample];
      const child = spawn(process.execPath, args, { env: { ...process.env, ...stack.environment() } });
      const hear = (chunk: Buffer) => (output += chunk.toString());
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.on('close', resolve);
    });

  it('reconciles to the cent, and every promise holds', async () => {
    let exit: number | null | undefined;
    const ended = replay().then((code) => (exit = code));
    const victims = [...stack.parts.values(), ...stack.services.values(), ...stack.helpers.values()];
    const killedTooLate: string[] = [];
    for (const victim of victims) {
      const { pid } = victim;
      if (exit !== undefined) killedTooLate.push(victim.name);
      victim.kill('SIGKILL');
      await waitFor(() => victim.pid !== null && victim.pid !== pid, {
        timeout: 60_000,
        what: `${victim.name} to come back`,
      });
    }
    expect(killedTooLate).toEqual([]);
    await ended;
    const told = output.trim().split('\n').at(-1) ?? '';
    expect({ exit, told, output }).toMatchObject({ exit: 0, told: expect.stringMatching(/^\{/) });
    expect(JSON.parse(told)).toEqual({
      read: 200 * COPIES,
      filed: 193 * COPIES,
      refused: 7 * COPIES,
      decided: 113 * COPIES,
      payouts: 52 * COPIES,
      paid: { USD: '30591.30' },
    });
    await stack.run('apps/cli/src/verify.js');
  });
});
