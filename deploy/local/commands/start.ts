import { join } from 'node:path';
import { checkout, source } from '../host/checkout';
import { StackFailure } from '../host/failure';
import { givenEngines } from '../parts/given';
import type { Guard } from '../processes/guarded';
import { closingScreen } from '../screen/closing-screen';
import { followEvents } from '../screen/follow-events';
import { countEverything } from '../screen/numbers';
import { say } from '../screen/say';
import { openGuard, startStack, type Stack } from '../stack';
import { demoPeople } from '../state/demo-file';
import { ownFolder, stateFolder } from '../state/folders';
import { announce, claimState, readRunning } from '../state/running';
import { stopWhenAsked } from './stop-when-asked';

/** `npm start`: everything up, the sample filed, one screen, then a line per event until it is stopped. */
export async function start(): Promise<void> {
  const stateDir = ownFolder(stateFolder(checkout, 'local'));
  refuseSecond(stateDir);
  const guard = await openGuard(stateDir, say);
  const end = stopWhenAsked(stateDir, guard, 0);
  try {
    await bringUp(stateDir, guard);
  } catch (error) {
    await end.settle();
    await guard.close();
    throw error;
  }
}

async function bringUp(stateDir: string, guard: Guard): Promise<void> {
  const stack = await startStack({
    stateDir,
    guard,
    given: givenEngines(process.env),
    ports: 'public',
    partitions: partitions(process.env['KAFKA_PARTITIONS']),
    say,
  });
  await fileSample(stack);
  announce(stateDir, { addresses: stack.addresses, environment: stack.environment() });
  const numbers = await countEverything(stack.settings.urls.DATABASE_URL);
  console.log(closingScreen(numbers, { ...stack.addresses, stateDir }, demoPeople(stateDir)));
  followEvents(stack.settings, console.log).catch(() => say('Events cannot be shown; everything else runs.'));
}

function refuseSecond(stateDir: string): void {
  if (!claimState(stateDir)) return;
  const at = readRunning(stateDir)?.addresses['gateway'];
  const where = at ? `already runs at ${at}` : 'is already being started';
  throw new StackFailure(`This checkout ${where}; npm run stop ends it.`);
}

/** Demo people and about 200 past claims, through the public API. Both find out themselves what is there. */
async function fileSample(stack: Stack): Promise<void> {
  await stack.run('apps/cli/src/seed.js');
  say('Filing the sample claims');
  const refused = join(stack.settings.stateDir, 'sample.refused.csv');
  await stack.run('apps/cli/src/replay.js', [
    source('deploy/local/sample/claims-sample.csv'),
    '--refused',
    refused,
  ]);
}

function partitions(text: string | undefined): number | undefined {
  if (!text) return undefined;
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new StackFailure('KAFKA_PARTITIONS is not a positive whole number.');
}
