import { Module } from 'node:module';
import { compiled } from '../host/checkout';

/** `npm run chaos`: a system of its own in this process, which is broken in turn; it ends with it. */
export function chaos(args: string[]): void {
  const program = compiled('apps/e2e/faults/chaos.js');
  process.argv = [process.argv[0] ?? 'node', program, ...args];
  Module.runMain();
}
