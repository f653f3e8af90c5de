import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link opens without an account: one thing, for one purpose, until a moment. */
export interface SignedLink {
  /** Such as `delivery`; a token made for one purpose is worth nothing for another. */
  readonly purpose: string;
  /** A UUID. */
  readonly subject: string;
  readonly expiresAt: Date;
}

const shape =
  /^(?<subject>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(?<seconds>[0-9a-z]{5,8})\.(?<signature>[\w-]{22})$/;

const signatureOf = (purpose: string, named: string, secret: string): string =>
  createHmac('sha256', secret).update(`${purpose}:${named}`).digest('base64url').slice(0, 22);

/** A token for an address: `<subject>.<expiry, seconds in base 36>.<22 characters of signature>`. */
export function signLink({ purpose, subject, expiresAt }: SignedLink, secret: string): string {
  const named = `${subject}.${Math.floor(expiresAt.getTime() / 1_000).toString(36)}`;
  return `${named}.${signatureOf(purpose, named, secret)}`;
}

/**
 * What a token was signed for, whether or not it has expired since; `null` when it was not signed with this secret for
 * this purpose.
 */
export function readLink(token: string, purpose: string, secret: string): SignedLink | null {
  const { subject, seconds, signature } = shape.exec(token)?.groups ?? {};
  if (!subject || !seconds || !signature) return null;
  const right = signatureOf(purpose, `${subject}.${seconds}`, secret);
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(right))) return null;
  return { purpose, subject, expiresAt: new Date(Number.parseInt(seconds, 36) * 1_000) };
}
