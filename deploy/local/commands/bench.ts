import { Module } from 'node:module';
import { checkout, compiled } from '../host/checkout';
import { StackFailure } from '../host/failure';
import { givenEngines } from '../parts/given';
import { say } from '../screen/say';
import { openGuard, startEngines } from '../stack';
import { ownFolder, stateFolder } from '../state/folders';
import { claimState } from '../state/running';
import { stopWhenAsked } from './stop-when-asked';

/** `npm run bench`: engines of its own that wait for the disk, and the benches in this process; it ends with them. */
export async function bench(args: string[]): Promise<void> {
  const stateDir = ownFolder(stateFolder(checkout, 'bench'));
  if (claimState(stateDir)) throw new StackFailure('The benches of this checkout run already.');
  const guard = await openGuard(stateDir);
  stopWhenAsked(stateDir, guard, 1);
  const { urls } = await startEngines(guard, { stateDir, given: givenEngines(process.env), say });
  const program = compiled('apps/bench/src/main.js');
  Object.assign(process.env, urls);
  process.argv = [process.argv[0] ?? 'node', program, ...args];
  Module.runMain();
}
