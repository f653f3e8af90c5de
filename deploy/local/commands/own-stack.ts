import { checkout } from '../host/checkout';
import { StackFailure } from '../host/failure';
import type { Guard } from '../processes/guarded';
import { openGuard } from '../stack';
import { ownFolder, stateFolder, type StackName } from '../state/folders';
import { claimState } from '../state/running';
import { stopWhenAsked } from './stop-when-asked';

/** A state folder and a guard for a command that ends by itself; a signal ends everything that it started. */
export async function openOwnStack(name: StackName): Promise<{ stateDir: string; guard: Guard }> {
  const stateDir = ownFolder(stateFolder(checkout, name));
  if (claimState(stateDir)) throw new StackFailure(`npm run ${name} of this checkout runs already.`);
  const guard = await openGuard(stateDir);
  stopWhenAsked(stateDir, guard, 1);
  return { stateDir, guard };
}
