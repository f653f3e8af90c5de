import { StackFailure } from '../host/failure';
import type { ChildSpec } from './guard-messages';
import type { Guard } from './guarded';
import { lastLines } from './logs';

/** Runs a child to its end; throws with the end of its log when it fails or takes longer than `within` ms. */
export async function runJob(guard: Guard, name: string, spec: ChildSpec, within: number): Promise<void> {
  const child = await guard.start(name, spec);
  let late = false;
  const deadline = setTimeout(() => {
    late = true;
    void guard.stop(name);
  }, within);
  const exit = await child.exit;
  clearTimeout(deadline);
  if (exit.code === 0 && !late) return;
  const how = late
    ? `took longer than ${within / 1_000} s`
    : `ended with ${exit.signal ?? `exit code ${exit.code}`}`;
  throw new StackFailure(`${name} ${how}. The end of its log:\n${lastLines(spec.log)}`);
}
