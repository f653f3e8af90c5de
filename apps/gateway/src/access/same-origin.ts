import { DomainError } from '@tuntas/kernel';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

interface Ask {
  readonly method: string;
  readonly host: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * Refuses a change that a browser was talked into by another site. A cookie travels by itself, so a change made
 * with one must show where it comes from: every browser sends Origin or Sec-Fetch-Site with a POST and pages
 * cannot forge them.
 */
export function requireSameOrigin(
  { method, host, headers }: Ask,
  publicOrigin: string,
  withCookie: boolean,
): void {
  if (safe.has(method)) return;
  const site = headers['sec-fetch-site'];
  const origin = headers.origin;
  if (site === undefined && origin === undefined && !withCookie) return;
  const siteFits = site === undefined || site === 'same-origin';
  const originFits = origin === undefined || origin === publicOrigin || hostOf(origin) === host;
  if (siteFits && originFits && (site !== undefined || origin !== undefined)) return;
  throw new DomainError(
    'forbidden',
    'auth.cross_site',
    'This change does not come from our own pages: send it from there, or with an API key.',
  );
}

function hostOf(origin: string | string[]): string | null {
  try {
    return new URL(String(origin)).host;
  } catch {
    return null;
  }
}
