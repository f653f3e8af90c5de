import { spawn } from 'node:child_process';

export interface RunOptions {
  cwd?: string;
  env?: Record<string, string | undefined>;
  user?: { uid: number; gid: number };
  timeout: number;
}

/** Runs a short command to its end; rejects with the tail of what it printed when it fails or takes too long. */
export function runOnce(command: string, args: string[], options: RunOptions): Promise<string> {
  const { cwd, env = process.env, user, timeout } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, ...user, timeout, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: string) => (output = (output + chunk).slice(-4_000));
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ${signal ?? `ended with ${code}`}:\n${output.trim()}`));
    });
  });
}
