import { HearTests } from './hear-tests';
import { closingLine } from './test-messages';

it('puts together what the pipe cut, prints progress and failures, keeps the counts', () => {
  const printed: string[] = [];
  const hearing = new HearTests((line) => printed.push(line));
  const text = [
    { kind: 'progress', files: 4, of: 9, passed: 31, failed: 1 },
    { kind: 'failure', text: 'claims.spec.ts\n● files a claim' },
    { kind: 'end', passed: 80, failed: 1, skipped: 0 },
  ]
    .map((message) => `${JSON.stringify(message)}\n`)
    .join('');
  for (let at = 0; at < text.length; at += 7) hearing.hear(text.slice(at, at + 7));
  expect(printed).toEqual(['  4 of 9 files, 31 tests passed, 1 failed', 'claims.spec.ts\n● files a claim']);
  expect(hearing.counts).toEqual({ kind: 'end', passed: 80, failed: 1, skipped: 0 });
});

it('closes with the counts', () => {
  expect(closingLine({ passed: 812, failed: 0, skipped: 0 })).toBe('812 passed, 0 failed');
  expect(closingLine({ passed: 812, failed: 1, skipped: 3 })).toBe('812 passed, 1 failed, 3 skipped');
});
