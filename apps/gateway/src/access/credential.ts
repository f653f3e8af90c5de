import { DomainError } from '@tuntas/kernel';
import type { Credential } from './principal';
import { cookieOf } from './session-cookie';

export const keyPrefix = 'tnt_';

type Headers = Readonly<Record<string, string | string[] | undefined>> & {
  readonly cookie?: string | undefined;
};

const notAKey = (): DomainError =>
  new DomainError('unauthenticated', 'auth.bad_key', 'Send an API key that starts with tnt_, or sign in.');

/**
 * The credential of a request: an API key in `Authorization: Bearer` or `X-Api-Key`, else the session cookie.
 * A key that is sent and is no key is refused instead of falling back to the cookie.
 */
export function credentialOf(headers: Headers, cookieName: string): Credential | null {
  const { authorization } = headers;
  const apiKey = headers['x-api-key'];
  if (authorization !== undefined || apiKey !== undefined) {
    const secret = typeof authorization === 'string' ? bearer(authorization) : apiKey;
    if (typeof secret !== 'string' || !secret.startsWith(keyPrefix)) throw notAKey();
    return { kind: 'api_key', secret };
  }
  const secret = cookieOf(headers.cookie, cookieName);
  return secret ? { kind: 'session', secret } : null;
}

const bearer = (header: string): string | undefined => /^bearer +([\w.~+/-]+=*)$/i.exec(header.trim())?.[1];
