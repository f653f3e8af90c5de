import { join } from 'node:path';
import { z } from 'zod';
import { readJson } from '../state/json-file';

const demoFile = z.object({
  people: z.array(z.object({ email: z.string(), password: z.string(), roles: z.array(z.string()) })),
});

/** A person of the demo, as the seed left it for the screen. */
export type DemoSignIn = z.infer<typeof demoFile>['people'][number];

export function demoPeople(stateDir: string): DemoSignIn[] {
  return readJson(join(stateDir, 'demo.json'), demoFile)?.people ?? [];
}
