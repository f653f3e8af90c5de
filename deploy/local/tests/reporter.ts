import { writeSync } from 'node:fs';
import type { TestMessage } from './test-messages';

/** The file descriptor that `npm test` listens to; standard output belongs to the code under test. */
const voice = 3;
const quietFor = 15_000;

/** The parts of Jest's results that are used here. */
interface Totals {
  numTotalTestSuites: number;
  numPassedTestSuites: number;
  numFailedTestSuites: number;
  numPendingTestSuites: number;
  numRuntimeErrorTestSuites: number;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

interface FileResult {
  testFilePath: string;
  failureMessage?: string | null;
  console?: { message: string }[];
  testResults: { fullName: string; status: string; invocations?: number; retryReasons?: string[] }[];
}

/** Tells `npm test` how far the tests are and what failed, and nothing else. */
export default class QuietReporter {
  private lastProgress = Date.now();

  onTestResult(_test: unknown, result: FileResult, all: Totals): void {
    if (result.failureMessage) tell({ kind: 'failure', text: failureText(result) });
    // A second try fails for reasons of its own, where the first one left something behind: the first says more.
    for (const { fullName, status, invocations = 1, retryReasons = [] } of result.testResults) {
      if (invocations === 1) continue;
      const how = status === 'passed' ? 'Passed only at the second try' : 'Failed at the first try too';
      const text = [`${how}: ${result.testFilePath} › ${fullName}`, ...retryReasons].join('\n');
      tell({ kind: 'failure', text });
    }
    const files = all.numPassedTestSuites + all.numFailedTestSuites + all.numPendingTestSuites;
    if (Date.now() - this.lastProgress < quietFor) return;
    this.lastProgress = Date.now();
    const { numTotalTestSuites: of, numPassedTests: passed, numFailedTests: failed } = all;
    tell({ kind: 'progress', files, of, passed, failed });
  }

  onRunComplete(_contexts: unknown, all: Totals): void {
    tell({
      kind: 'end',
      passed: all.numPassedTests,
      // A file that could not even be loaded has no tests to count.
      failed: all.numFailedTests + all.numRuntimeErrorTestSuites,
      skipped: all.numPendingTests + all.numTodoTests,
    });
  }
}

function failureText({ testFilePath, failureMessage, console: printed }: FileResult): string {
  const said = printed?.map((entry) => entry.message).join('\n');
  return [testFilePath, failureMessage, said ? `It printed:\n${said}` : ''].filter(Boolean).join('\n');
}

function tell(message: TestMessage): void {
  writeSync(voice, `${JSON.stringify(message)}\n`);
}
