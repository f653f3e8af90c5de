import { DomainError } from '@tuntas/kernel';

const notFound = (): DomainError =>
  new DomainError('not_found', 'route.not_found', 'There is nothing at this address.');

/** Some servers cut off what follows a semicolon. */
const upwards = /^\.{1,2}(;|$)/;

/** Slashes, dots and control characters that hide in an escape would name another route upstream. */
function segmentOf(raw: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(raw);
  } catch {
    throw new DomainError('invalid', 'route.malformed', 'The address has a broken percent escape.');
  }
  if (decoded === '' || upwards.test(decoded) || /[/\\%\u0000-\u001f\u007f]/.test(decoded)) {
    throw notFound();
  }
  return encodeURIComponent(decoded);
}

export interface Target {
  readonly segment: string;
  readonly path: string;
  readonly query: string;
}

/**
 * The one spelling under which `url` (path and query as received) is asked upstream, after `prefix`. Each
 * segment is decoded once, checked, and encoded again, so that no spelling of a path is authorised as one
 * route here and served as another there.
 */
export function targetOf(url: string, prefix: '' | '/api'): Target {
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  if (!path.startsWith(`${prefix}/`) || path.includes('#')) throw notFound();
  const parts = path
    .slice(prefix.length + 1)
    .split('/')
    .map(segmentOf);
  const segment = parts[0];
  if (segment === undefined || segment === 'internal') throw notFound();
  return { segment, path: `/${parts.join('/')}`, query: mark < 0 ? '' : url.slice(mark) };
}
