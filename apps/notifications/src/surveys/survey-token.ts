import { createHmac, timingSafeEqual } from 'node:crypto';

const signatureOf = (id: string, secret: string): string =>
  createHmac('sha256', secret).update(`survey:${id}`).digest('base64url').slice(0, 22);

/** An id with a signature, for a link that works without an account: `<uuid>.<22 characters>`. */
export const signedToken = (id: string, secret: string): string => `${id}.${signatureOf(id, secret)}`;

/** The id inside a token, or `null` when this service did not sign it. */
export function idInToken(token: string, secret: string): string | null {
  const [id = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0 || !/^[0-9a-f-]{36}$/.test(id)) return null;
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(id, secret))];
  return given.length === right.length && timingSafeEqual(given, right) ? id : null;
}
