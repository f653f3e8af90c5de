import { existsSync } from 'node:fs';
import { Module } from 'node:module';
import { checkout, compiled } from '../host/checkout';
import { StackFailure } from '../host/failure';
import { stateFolder } from '../state/folders';
import { readRunning } from '../state/running';

/**
 * `npm run replay -- FILE` and the like: runs a program of the command line in this process with what it needs
 * to work on the running stack. Variables of the caller win, and with an address of their own no stack is needed.
 */
export function run(name: string | undefined, args: string[]): void {
  if (!name || !/^[a-z-]+$/.test(name) || !existsSync(compiled(`apps/cli/src/${name}.js`))) {
    throw new StackFailure(`There is no command ${name ?? ''}.`);
  }
  const running = readRunning(stateFolder(checkout, 'local'));
  if (!running && !namesItsOwn(args, process.env)) {
    throw new StackFailure('Nothing runs here: npm start first (or say where with --url and --key).');
  }
  Object.assign(process.env, { ...running?.environment, ...process.env });
  const program = compiled(`apps/cli/src/${name}.js`);
  process.argv = [process.argv[0] ?? 'node', program, ...args];
  Module.runMain();
}

function namesItsOwn(args: string[], env: Record<string, string | undefined>): boolean {
  const where = ['DATABASE_URL', 'PUBLIC_URL', 'TUNTAS_URL'].some((variable) => env[variable]);
  return where || args.some((arg) => /^(--url(=.*)?|--help|-h)$/.test(arg));
}
