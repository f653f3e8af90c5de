import { waitFor } from '@tuntas/testing';
import type { Supervised } from '../../../deploy/local';

export { setTimeout as pause } from 'node:timers/promises';

/** Until a killed process has been started again by its supervisor, under another pid. */
export async function comesBack(process: Supervised, killed: number | null): Promise<void> {
  await waitFor(() => process.pid !== null && process.pid !== killed, {
    timeout: 120_000,
    every: 50,
    what: `${process.name} to come back`,
  });
}
