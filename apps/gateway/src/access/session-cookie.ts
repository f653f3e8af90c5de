import type { GatewayConfig } from '../config';

type Where = Pick<GatewayConfig, 'PUBLIC_URL'>;

const secure = ({ PUBLIC_URL }: Where): boolean => PUBLIC_URL.startsWith('https:');

/** The `__Host-` prefix makes browsers refuse the cookie from a subdomain or over plain HTTP. */
export const cookieName = (where: Where): string =>
  secure(where) ? '__Host-tuntas_session' : 'tuntas_session';

/** The `Set-Cookie` value; tokens are base64url, so nothing needs quoting. */
export const sessionCookie = (where: Where, token: string, maxAgeSeconds: number): string =>
  [
    `${cookieName(where)}=${token}`,
    `Max-Age=${maxAgeSeconds}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(secure(where) ? ['Secure'] : []),
  ].join('; ');

export const noSessionCookie = (where: Where): string => sessionCookie(where, '', 0);

/** The value of the cookie called `name` in a `Cookie` header. */
export function cookieOf(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || null;
  }
  return null;
}
