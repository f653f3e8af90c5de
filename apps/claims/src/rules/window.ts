import { DateTime } from 'luxon';
import type { ClaimType } from '../claims/domain/words';
import type { Edge, Moment, RulePack } from './domain/pack';

/** What is known of when things happened to a shipment. */
export type Moments = Readonly<Record<Moment, Date | null>>;

/** When a claim may be filed. `null` is an edge that is not known yet, such as one that counts from delivery. */
export interface FilingWindow {
  readonly from: Date | null;
  readonly until: Date | null;
}

function edgeAt(edge: Edge | null, moments: Moments, zone: string): Date | null {
  const start = edge?.after.map((moment) => moments[moment]).find((at) => at !== null);
  if (!edge || !start) return null;
  if (edge.unit === 'hours') return new Date(start.getTime() + edge.value * 3_600_000);
  // "Within seven days of receipt": the day of receipt does not count and the last day counts whole.
  return DateTime.fromJSDate(start, { zone }).plus({ days: edge.value }).endOf('day').toJSDate();
}

export function filingWindow(pack: RulePack, type: ClaimType, moments: Moments): FilingWindow {
  const { opens, closes } = pack.claims[type];
  return { from: edgeAt(opens, moments, pack.zone), until: edgeAt(closes, moments, pack.zone) };
}

/** Both edges belong to the window. */
export const isWithin = ({ from, until }: FilingWindow, at: Date): boolean =>
  (from === null || at >= from) && (until === null || at <= until);

/** The date on which `at` falls where the pack holds. */
export const localDate = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).toISODate() ?? '';
