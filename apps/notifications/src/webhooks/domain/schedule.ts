const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Pauses between ten tries over about three days, as Standard Webhooks suggests. */
const pauses = [
  5_000,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

export const TRIES = pauses.length + 1;

/** What an endpoint answered; `status` is null when it did not. */
export interface Answer {
  readonly status: number | null;
  readonly retryAfter: string | null;
}

export type Verdict =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'disable' }
  | { readonly kind: 'retry'; readonly at: Date }
  | { readonly kind: 'failed' };

/** What follows from the answer to try number `tries`. `random` in [0, 1) spreads retries by a tenth both ways. */
export function verdictOf({ status, retryAfter }: Answer, tries: number, now: Date, random: number): Verdict {
  if (status !== null && status >= 200 && status < 300) return { kind: 'delivered' };
  if (status === 410) return { kind: 'disable' };
  const pause = pauses[tries - 1];
  if (pause === undefined) return { kind: 'failed' };
  const planned = now.getTime() + Math.round(pause * (0.9 + 0.2 * random));
  const asked = retryAfter === null ? 0 : (retryAfterOf(retryAfter, now)?.getTime() ?? 0);
  // Honoured up to a day: a wrong header must not postpone a delivery for ever.
  return { kind: 'retry', at: new Date(Math.max(planned, Math.min(asked, now.getTime() + 24 * HOUR))) };
}

/** `Retry-After` as seconds or as an HTTP date. */
export function retryAfterOf(header: string, now: Date): Date | null {
  if (/^\d{1,9}$/.test(header.trim())) return new Date(now.getTime() + Number(header) * 1_000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : new Date(at);
}
