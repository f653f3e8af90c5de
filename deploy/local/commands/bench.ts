import { Module } from 'node:module';
import { compiled } from '../host/checkout';
import { givenEngines } from '../parts/given';
import { say } from '../screen/say';
import { startEngines } from '../stack';
import { openOwnStack } from './own-stack';

/** `npm run bench`: engines of its own that wait for the disk, and the benches in this process; it ends with them. */
export async function bench(args: string[]): Promise<void> {
  const { stateDir, guard } = await openOwnStack('bench');
  const { urls } = await startEngines(guard, { stateDir, given: givenEngines(process.env), say });
  const program = compiled('apps/bench/src/main.js');
  Object.assign(process.env, urls);
  process.argv = [process.argv[0] ?? 'node', program, ...args];
  Module.runMain();
}
