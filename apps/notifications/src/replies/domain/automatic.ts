/** A mail as far as it matters who, or what, wrote it. Header names in lower case. */
export interface Arrived {
  /** The envelope's sender; empty for bounces. */
  readonly returnPath: string;
  readonly from: string;
  readonly headers: ReadonlyMap<string, string>;
}

const robots = /^(mailer-daemon|postmaster|no-?reply|bounces?)([+-].*)?@/i;

/** Why a mail was written by a machine (RFC 3834 and what programs do in practice); `null` when a person wrote it. */
export function automaticReason({ returnPath, from, headers }: Arrived): string | null {
  const is = (name: string, pattern: RegExp): boolean => pattern.test(headers.get(name) ?? '');
  if (returnPath === '' || is('content-type', /^multipart\/report/i)) return 'bounce';
  if (robots.test(from) || robots.test(returnPath)) return 'robot';
  if (headers.has('auto-submitted') && !is('auto-submitted', /^\s*no\b/i)) return 'auto_reply';
  if (headers.has('x-autoreply') || headers.has('x-autorespond')) return 'auto_reply';
  if (is('x-auto-response-suppress', /\b(all|autoreply|oof)\b/i)) return 'auto_reply';
  if (is('precedence', /\b(auto_?reply|bulk|junk|list)\b/i)) return 'bulk';
  return headers.has('list-id') || headers.has('list-unsubscribe') ? 'bulk' : null;
}
