import { z } from 'zod';

/** What the reporter tells `npm test`, one JSON document a line. */
export const testMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), files: z.int(), of: z.int(), passed: z.int(), failed: z.int() }),
  z.object({ kind: z.literal('failure'), text: z.string() }),
  z.object({ kind: z.literal('end'), passed: z.int(), failed: z.int(), skipped: z.int() }),
]);

export type TestMessage = z.infer<typeof testMessage>;
export type TestCounts = Extract<TestMessage, { kind: 'end' }>;

/** The closing line of `npm test`. */
export function closingLine({ passed, failed, skipped }: Omit<TestCounts, 'kind'>): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
