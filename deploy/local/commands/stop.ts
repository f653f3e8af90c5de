import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../host/checkout';
import { StackFailure } from '../host/failure';
import { gone, stopLeftovers } from '../processes/pid-files';
import { signalMarked } from '../processes/process-mark';
import { say } from '../screen/say';
import { stateFolder, type StackName } from '../state/folders';
import { stackProcess } from '../state/running';

/** Longer than everything may take that is stopped one after the other. */
const patience = 45_000;

/** `npm run stop`: ends the stack of this checkout, or what a killed one left behind. */
export async function stop(): Promise<void> {
  const stopped = await stopStack('local');
  say(stopped ? 'Stopped.' : 'Nothing of this checkout runs.');
}

/** `npm run reset`: stops and forgets: databases, topics, files, logs. Engines given by URL are left alone. */
export async function reset(): Promise<void> {
  for (const name of ['local', 'test'] as const) {
    await stopStack(name);
    rmSync(stateFolder(checkout, name), { recursive: true, force: true });
  }
  say('The state of this checkout is deleted; npm start begins afresh.');
}

async function stopStack(name: StackName): Promise<boolean> {
  const stateDir = stateFolder(checkout, name);
  const running = stackProcess(stateDir);
  if (running) {
    signalMarked(running, 'SIGTERM');
    if (!(await gone([running], patience))) throw new StackFailure(`Process ${running.pid} does not stop.`);
  }
  const leftovers = await stopLeftovers(join(stateDir, 'run'));
  return running !== null || leftovers.length > 0;
}
