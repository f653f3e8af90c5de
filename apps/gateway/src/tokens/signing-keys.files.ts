import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { z } from 'zod';
import type { RingKey } from './domain/keyring';

/** A private Ed25519 key; `createdAt` says when it was first published. */
export interface SigningKey extends RingKey {
  readonly jwk: JWK;
}

export const signingKeySchema = z
  .object({
    kid: z.string().min(1).max(100),
    createdAt: z.iso.datetime(),
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: z.string().min(1),
    d: z.string().min(1),
  })
  .transform(({ kid, createdAt, ...jwk }): SigningKey => ({
    kid,
    createdAt: new Date(createdAt),
    jwk: { ...jwk, kid, alg: 'EdDSA', use: 'sig' },
  }));

export async function readSigningKeys(folder: string): Promise<SigningKey[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  return Promise.all(
    names.map(async (name) => signingKeySchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))),
  );
}

/** Makes a key and writes it so that a reader sees a whole file or none, and nobody else reads it. */
export async function makeSigningKey(folder: string, now: Date): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  const record = { kid, createdAt: now.toISOString(), ...jwk };
  const path = join(folder, `${kid}.json`);
  const file = await open(`${path}.new`, 'wx', 0o600);
  try {
    await file.writeFile(JSON.stringify(record));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  return signingKeySchema.parse(record);
}

export const removeSigningKey = (folder: string, kid: string): Promise<void> =>
  rm(join(folder, `${kid}.json`), { force: true });
