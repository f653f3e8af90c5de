import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const keyFrom = (linkSecret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', linkSecret, '', 'tuntas webhook secrets', 32));

/** Encrypts a signing secret for the database (AES-256-GCM, key derived from LINK_SECRET). */
export function seal(secret: string, linkSecret: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(linkSecret), nonce);
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** `null` when the text was changed or LINK_SECRET is another one. */
export function unseal(text: string, linkSecret: string): string | null {
  const bytes = Buffer.from(text, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(linkSecret), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
