import { createReadStream } from 'node:fs';
import { appendFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { ChainHead } from './audit-sealer';

const headLine = z.object({
  time: z.coerce.date(),
  organisationId: z.string(),
  position: z.number(),
  hash: z.string(),
});

/** A head as it was written down, and when. */
export type WrittenHead = z.infer<typeof headLine>;

/** Where a service writes its chain heads: outside the database, so that whoever rewrites a chain must change both. */
export const auditHeadsFile = (stateDir: string, service: string): string =>
  join(stateDir, 'audit-heads', `${service}.jsonl`);

/** Appends one line per head. */
export async function appendHeads(file: string, heads: readonly ChainHead[], time: Date): Promise<void> {
  if (heads.length === 0) return;
  await mkdir(dirname(file), { recursive: true });
  const lines = heads.map((head) => `${JSON.stringify({ time: time.toISOString(), ...head })}\n`);
  await appendFile(file, lines.join(''));
}

/** The heads ever written, oldest first; a half line of a crash at the end is passed over, a missing file is none. */
export async function* readHeads(file: string): AsyncGenerator<WrittenHead> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  try {
    for await (const line of lines) {
      const head = headLine.safeParse(parseLine(line));
      if (head.success) yield head.data;
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
