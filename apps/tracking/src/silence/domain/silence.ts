/** Hours without a scan after which a parcel of a service counts as suspected lost. */
export interface SilenceLimits {
  readonly defaultHours: number;
  /** A parcel last heard of longer ago than this is a record of the past: nobody waits for it. */
  readonly watchDays: number;
  readonly services: Readonly<Record<string, number>>;
}

const hour = 3_600_000;
const day = 24 * hour;

export function limitHoursOf(limits: SilenceLimits, service: string): number {
  const code = service
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  return (Object.hasOwn(limits.services, code) ? limits.services[code] : undefined) ?? limits.defaultHours;
}

export const silentAt = (since: Date, limitHours: number): Date =>
  new Date(since.getTime() + limitHours * hour);

/**
 * Since when silence counts for a parcel just registered: from now on, or from the day it will leave. Nobody can have
 * been silent to us before we listened. `null` for a parcel of the past.
 */
export function watchFrom(limits: SilenceLimits, shippedAt: Date, now: Date): Date | null {
  if (isPast(limits, shippedAt, now)) return null;
  return shippedAt > now ? shippedAt : now;
}

/** Since when silence counts for a parcel that was just heard of; `null` for a parcel of the past. */
export const watchAgainFrom = (limits: SilenceLimits, heardAt: Date, now: Date): Date | null =>
  isPast(limits, heardAt, now) ? null : heardAt;

const isPast = (limits: SilenceLimits, since: Date, now: Date): boolean =>
  now.getTime() - since.getTime() > limits.watchDays * day;

export interface Silence {
  readonly service: string;
  /** `null` once nobody waits any more. */
  readonly watchedSince: Date | null;
  readonly heardAt: Date | null;
  /** Delivered, returned, destroyed: no scan is awaited. */
  readonly over: boolean;
}

export type SilenceDecision =
  | { readonly type: 'stop' }
  | { readonly type: 'wait'; readonly until: Date }
  | { readonly type: 'suspect'; readonly silentSince: Date; readonly limitHours: number };

/** What a ring means. Scans do not move the timer (there are too many): the ring looks when the last one was. */
export function decideSilence(limits: SilenceLimits, shipment: Silence, now: Date): SilenceDecision {
  const { watchedSince, heardAt } = shipment;
  if (watchedSince === null || shipment.over) return { type: 'stop' };
  const silentSince = heardAt !== null && heardAt > watchedSince ? heardAt : watchedSince;
  const limitHours = limitHoursOf(limits, shipment.service);
  const until = silentAt(silentSince, limitHours);
  return until > now ? { type: 'wait', until } : { type: 'suspect', silentSince, limitHours };
}
