import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, compiled, source } from '../host/checkout';
import { StackFailure } from '../host/failure';
import { ensureTools } from '../host/install-tools';
import { givenEngines } from '../parts/given';
import type { ChildSpec } from '../processes/guard-messages';
import type { Guard } from '../processes/guarded';
import { lastLines } from '../processes/logs';
import { say } from '../screen/say';
import { openGuard, startEngines } from '../stack';
import { ownFolder, stateFolder } from '../state/folders';
import { claimState, freeState } from '../state/running';
import { HearTests } from '../tests/hear-tests';
import { closingLine } from '../tests/test-messages';
import { stopWhenAsked } from './stop-when-asked';

/** `npm test`: engines of its own, all tests but those in a browser, one closing line. Arguments go to Jest. */
export const test = (args: string[]): Promise<void> => runProjects(['unit', 'int', 'e2e'], args);

/** `npm run test:browser`: the people's journeys in Chromium, on one whole stack. */
export function testInBrowser(args: string[]): Promise<void> {
  ensureTools(['chromium'], say);
  return runProjects(['browser'], args);
}

async function runProjects(projects: readonly string[], args: string[]): Promise<void> {
  const stateDir = ownFolder(stateFolder(checkout, 'test'));
  if (claimState(stateDir)) throw new StackFailure('The tests of this checkout run already.');
  // Databases and topics of earlier runs would only slow the engines down.
  for (const part of ['postgres', 'redis', 'kafka'])
    rmSync(join(stateDir, part), { recursive: true, force: true });
  const guard = await openGuard(stateDir);
  const end = stopWhenAsked(stateDir, guard, 1);
  const began = Date.now();
  try {
    const result = await runTests(stateDir, guard, [...chosen(projects, args), ...args]);
    await end.settle();
    await guard.close();
    freeState(stateDir);
    say(`Took ${Math.round((Date.now() - began) / 1_000)} s`);
    console.log(closingLine(result.counts));
    process.exit(result.code);
  } catch (error) {
    await end.settle();
    await guard.close();
    throw error;
  }
}

/** A person may choose projects by hand; Jest would add theirs to ours. */
const chosen = (projects: readonly string[], args: readonly string[]): readonly string[] =>
  args.includes('--selectProjects') ? [] : ['--selectProjects', ...projects, '--passWithNoTests=false'];

async function runTests(stateDir: string, guard: Guard, args: string[]) {
  const given = givenEngines(process.env);
  const { urls } = await startEngines(guard, { stateDir, given, durable: false, say });
  const log = join(stateDir, 'logs/jest.log');
  const hearing = new HearTests(console.log);
  guard.onSaid('jest', (chunk) => hearing.hear(chunk));
  const jest = await guard.start('jest', jestSpec(args, { ...urls, NODE_ENV: 'test' }, log));
  const exit = await jest.exit;
  const code = exit.code ?? 1;
  if (code !== 0) say(`What the tests printed themselves is in ${log}`);
  if (hearing.counts && hearing.counts.passed + hearing.counts.failed > 0)
    return { code, counts: hearing.counts };
  console.log(lastLines(log, 40));
  return { code: code || 1, counts: { passed: 0, failed: 1, skipped: 0 } };
}

function jestSpec(args: string[], env: Record<string, string>, log: string): ChildSpec {
  const own = [`--reporters=${compiled('deploy/local/tests/reporter.js')}`, '--maxWorkers=2'];
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    command: process.execPath,
    args: [source('node_modules/jest/bin/jest.js'), ...own, ...args],
    env: { ...Object.fromEntries(inherited), ...env },
    cwd: checkout,
    log,
    wave: 'service',
    stopSignal: 'SIGTERM',
    stopWithin: 5_000,
    speaks: true,
  };
}
