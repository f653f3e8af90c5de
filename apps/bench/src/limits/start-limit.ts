import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { RunningStack } from '../../../e2e/support/running-stack';

/** Starts a server of this folder as a process of its own, on the database of a stack; it says where it listens. */
export async function startLimit(
  name: string,
  { stack }: RunningStack,
): Promise<{ url: string; stop(): void }> {
  const child = spawn(process.execPath, [join(__dirname, `${name}.js`)], {
    env: { ...process.env, DATABASE_URL: stack.settings.urls.DATABASE_URL },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()));
    child.once('exit', (code) => reject(new Error(`${name} ended with exit code ${code}`)));
  });
  return { url, stop: () => child.kill('SIGKILL') };
}
