import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ProcessMark } from '../processes/process-mark';
import { readJson, writeJson } from './json-file';
import { dropLock, lockHolder, takeLock } from './lock';

const runningSchema = z.object({
  /** Base addresses by name. */
  addresses: z.record(z.string(), z.string()),
  /** What the command line needs to work on this stack; holds its passwords. */
  environment: z.record(z.string(), z.string()),
});

export type Running = z.infer<typeof runningSchema>;

/** Claims a state folder for this process; null on success, else the process that runs on it. */
export function claimState(stateDir: string): ProcessMark | null {
  return takeLock(lockFile(stateDir));
}

/** The process that runs a stack on this state folder, if one does. */
export function stackProcess(stateDir: string): ProcessMark | null {
  return lockHolder(lockFile(stateDir));
}

export function freeState(stateDir: string): void {
  rmSync(runningFile(stateDir), { force: true });
  dropLock(lockFile(stateDir));
}

/** Leaves word for `npm run replay` and the like that the stack is ready, and where. */
export function announce(stateDir: string, running: Running): void {
  writeJson(runningFile(stateDir), running);
}

/** The stack that is ready on this state folder; null when none is. */
export function readRunning(stateDir: string): Running | null {
  return stackProcess(stateDir) ? readJson(runningFile(stateDir), runningSchema) : null;
}

const lockFile = (stateDir: string) => join(stateDir, 'lock.json');
const runningFile = (stateDir: string) => join(stateDir, 'running.json');
