import { join } from 'node:path';
import { z } from 'zod';
import { readJson } from './json-file';

const demoFile = z.object({
  people: z.array(z.object({ email: z.string(), password: z.string(), roles: z.array(z.string()) })),
  keys: z.record(z.string(), z.string()),
});

/** A person of the demo, as the seed left it for the screen. */
export type DemoSignIn = z.infer<typeof demoFile>['people'][number];

const read = (stateDir: string) => readJson(join(stateDir, 'demo.json'), demoFile);

export const demoPeople = (stateDir: string): DemoSignIn[] => read(stateDir)?.people ?? [];

/** The demo's API keys as the variables that the command line reads; none before the seed. */
export const demoKeys = (stateDir: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(read(stateDir)?.keys ?? {}).map(([name, key]) => [
      `TUNTAS_${name.toUpperCase()}_KEY`,
      key,
    ]),
  );
