import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const demoFile = z.object({
  url: z.string(),
  people: z.array(
    z.object({
      role: z.string(),
      roles: z.array(z.string()),
      name: z.string(),
      email: z.string(),
      password: z.string(),
      organisation: z.string(),
    }),
  ),
  organisations: z.record(z.string(), z.string()),
  keys: z.record(z.string(), z.string()),
});

/** Who can sign in and with what: the only place where the demo's keys are kept. */
export type DemoFile = z.infer<typeof demoFile>;

const pathIn = (stateDir: string): string => join(stateDir, 'demo.json');

/** The keys an earlier run left; none when there is no such file or it is not whole. */
export function knownKeys(stateDir: string): Record<string, string> {
  try {
    return demoFile.parse(JSON.parse(readFileSync(pathIn(stateDir), 'utf8'))).keys;
  } catch {
    return {};
  }
}

/** Writes it for the owner alone, whole or not at all. */
export function writeDemoFile(stateDir: string, demo: DemoFile): void {
  mkdirSync(stateDir, { recursive: true });
  const path = pathIn(stateDir);
  writeFileSync(`${path}.new`, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
