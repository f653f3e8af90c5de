import { createHash, randomBytes } from 'node:crypto';

/** 256 bits nobody can guess, safe in a cookie, a header and a link. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of a secret. It has 256 bits of its own, so a plain hash cannot be searched. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
