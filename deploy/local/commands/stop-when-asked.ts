import { whenNpmEnds } from '../host/npm-parent';
import type { Guard } from '../processes/guarded';
import { say } from '../screen/say';
import { freeState } from '../state/running';

/**
 * Ends a command that runs until it is stopped: the first signal stops everything in order, the second at once.
 * The answer keeps a command from reporting the failures that its own end causes: it never returns once asked.
 */
export function stopWhenAsked(stateDir: string, guard: Guard, exitCode: number): { settle(): Promise<void> } {
  let asked = false;
  const stop = (why: string, code = exitCode): void => {
    if (asked) return guard.kill();
    asked = true;
    say(why);
    void guard.close().then(() => {
      freeState(stateDir);
      process.exit(code);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop('Stopping'));
  // A closed terminal or pipe must not become an exception.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => stop('Stopping'));
  whenNpmEnds(() => stop('npm is gone; stopping'));
  guard.onLost(() => stop('The guard process was killed, and everything with it', 1));
  return { settle: () => (asked ? new Promise(() => undefined) : Promise.resolve()) };
}
