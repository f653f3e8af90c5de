import { claimTypes, type ClaimType } from '../../claims/domain/words';
import type { Shipment } from './shipment';

export interface ClaimWindow {
  readonly from: Date | null;
  readonly until: Date | null;
}
export type ClaimWindows = Readonly<Record<ClaimType, ClaimWindow>>;

/** Why somebody may want to claim. A parcel without one is only listed; nobody is reminded of it. */
export const signs = ['lost_suspected', 'damaged', 'late', 'reported'] as const;
export type Sign = (typeof signs)[number];
export type Signs = Readonly<Partial<Record<ClaimType, Sign>>>;

export function signsOf(shipment: Shipment, reported: readonly ClaimType[], at: Date): Signs {
  const { promisedAt, deliveredAt, lostSuspectedAt, subReason, status } = shipment;
  const late = promisedAt !== null && (deliveredAt ?? at) > promisedAt;
  const lost = lostSuspectedAt !== null && deliveredAt === null && status !== 'recovered';
  return {
    ...Object.fromEntries(reported.map((type) => [type, 'reported' as const])),
    ...(late ? { late: 'late' as const } : {}),
    ...(lost ? { loss: 'lost_suspected' as const } : {}),
    ...(subReason === 'damaged' || subReason === 'destroyed' ? { damage: 'damaged' as const } : {}),
  };
}

export interface Lead extends ClaimWindow {
  readonly type: ClaimType;
  readonly sign: Sign | null;
}

/** The window that a list shows first: of those with a sign the one that closes next, else the usual one. */
export function leadOf(shipment: Shipment, windows: ClaimWindows, signed: Signs, at: Date): Lead {
  const open = claimTypes
    .filter((type) => signed[type] && !isOver(windows[type], at))
    .sort((a, b) => endOf(windows[a]) - endOf(windows[b]));
  const type = open[0] ?? (shipment.deliveredAt ? 'damage' : 'loss');
  return { type, sign: signed[type] ?? null, ...windows[type] };
}

const endOf = ({ until }: ClaimWindow): number => until?.getTime() ?? Infinity;
const isOver = ({ until }: ClaimWindow, at: Date): boolean => until !== null && at > until;

export const claimableStates = ['soon', 'open', 'closing', 'ended'] as const;
export type ClaimableState = (typeof claimableStates)[number];

const DAY = 86_400_000;
export const CLOSING_DAYS = 3;

export function stateAt(window: ClaimWindow, at: Date): ClaimableState {
  if (isOver(window, at)) return 'ended';
  if (window.from && at < window.from) return 'soon';
  return endOf(window) - at.getTime() <= CLOSING_DAYS * DAY ? 'closing' : 'open';
}

/** What is told of a window: that it opened, that it closes in three days, that it closes in one. */
const rungs: readonly ((window: ClaimWindow) => Date | null)[] = [
  ({ from }) => from,
  (window) => beforeEnd(window, CLOSING_DAYS),
  (window) => beforeEnd(window, 1),
];

/** Not before the window opens: what is two days long closes in one day, not in three. */
function beforeEnd({ from, until }: ClaimWindow, days: number): Date | null {
  if (!until || !from) return null;
  const at = new Date(until.getTime() - days * DAY);
  return at > from ? at : null;
}

/** Per type how many rungs were told, and for which end: a window that moves is told of again. */
export type Told = Readonly<
  Partial<Record<ClaimType, { readonly rung: number; readonly until: string | null }>>
>;

export interface Notice extends ClaimWindow {
  readonly type: ClaimType;
  readonly sign: Sign;
  /** 1: can be claimed; 2: closes in three days; 3: closes in one. */
  readonly rung: number;
}

export interface ClockPlan {
  readonly say: readonly Notice[];
  readonly told: Told;
  /** When to look again. */
  readonly next: Date | null;
}

export function planClock(
  { promisedAt, deliveredAt }: Pick<Shipment, 'promisedAt' | 'deliveredAt'>,
  windows: ClaimWindows,
  { signed, told, at }: { signed: Signs; told: Told; at: Date },
): ClockPlan {
  const say: Notice[] = [];
  const known: { -readonly [Type in ClaimType]?: Told[Type] } = { ...told };
  const later: number[] = [];
  for (const type of claimTypes) {
    const [sign, window] = [signed[type], windows[type]];
    if (!sign || !window.from || isOver(window, at)) continue;
    const due = rungs.map((rung) => rung(window)?.getTime() ?? null);
    const reached = due.findLastIndex((time) => time !== null && time <= at.getTime()) + 1;
    later.push(...due.flatMap((time) => (time !== null && time > at.getTime() ? [time] : [])));
    if (reached <= toldOf(told[type], window)) continue;
    say.push({ type, sign, rung: reached, ...window });
    known[type] = { rung: reached, until: window.until?.toISOString() ?? null };
  }
  // A parcel is late from the moment after its promise.
  if (promisedAt && !deliveredAt && promisedAt >= at) later.push(promisedAt.getTime() + 1_000);
  return { say, told: known, next: later.length > 0 ? new Date(Math.min(...later)) : null };
}

function toldOf(told: Told[ClaimType], { until }: ClaimWindow): number {
  if (!told) return 0;
  return told.until === (until?.toISOString() ?? null) ? told.rung : Math.min(told.rung, 1);
}
