import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../host/checkout';
import { StackFailure } from '../host/failure';
import type { Guard } from '../processes/guarded';
import { openGuard } from '../stack';
import { ownFolder, stateFolder, type StackName } from '../state/folders';
import { claimState } from '../state/running';
import { stopWhenAsked } from './stop-when-asked';

/** What belongs to the command itself and not to the stack that it runs. */
const kept = new Set(['lock.json', 'logs', 'run']);

/**
 * A state folder and a guard for a command that ends by itself; a signal ends everything that it started. `afresh`
 * forgets what an earlier run left, but for its logs.
 */
export async function openOwnStack(
  name: StackName,
  { afresh = false } = {},
): Promise<{ stateDir: string; guard: Guard }> {
  const stateDir = ownFolder(stateFolder(checkout, name));
  if (claimState(stateDir)) throw new StackFailure(`npm run ${name} of this checkout runs already.`);
  const guard = await openGuard(stateDir);
  if (afresh) {
    for (const entry of readdirSync(stateDir).filter((found) => !kept.has(found)))
      rmSync(join(stateDir, entry), { recursive: true, force: true });
  }
  stopWhenAsked(stateDir, guard, 1);
  return { stateDir, guard };
}
