import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writeJson } from './json-file';

const secretsSchema = z.record(z.string(), z.string());

/**
 * A password of this machine's stack, made once and kept in the state folder: other users of the machine
 * reach the loopback address as well.
 */
export function generatedSecret(stateDir: string, name: string): string {
  const file = join(stateDir, 'secrets.json');
  const secrets = readJson(file, secretsSchema) ?? {};
  const known = secrets[name];
  if (known) return known;
  const made = randomBytes(18).toString('base64url');
  writeJson(file, { ...secrets, [name]: made });
  return made;
}
