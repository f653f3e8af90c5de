import { testMessage, type TestCounts, type TestMessage } from './test-messages';

/** Reads what the reporter writes, however the pipe cuts it, and keeps the counts it ends with. */
export class HearTests {
  private rest = '';
  counts: TestCounts | null = null;

  constructor(private readonly print: (line: string) => void) {}

  hear(chunk: string): void {
    const lines = (this.rest + chunk).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.take(testMessage.parse(JSON.parse(line)));
  }

  private take(message: TestMessage): void {
    if (message.kind === 'end') this.counts = message;
    else if (message.kind === 'failure') this.print(message.text);
    else {
      const failed = message.failed > 0 ? `, ${message.failed} failed` : '';
      this.print(`  ${message.files} of ${message.of} files, ${message.passed} tests passed${failed}`);
    }
  }
}
