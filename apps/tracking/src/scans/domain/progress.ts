import { shipmentStatuses, type ShipmentStatus, type SubReason } from '@tuntas/contracts';
import { isException, isFinal, isGone } from './vocabulary';

/** A scan whose code is understood. `hash` names it: the same scan told twice has the same one. */
export interface Scan {
  readonly status: ShipmentStatus;
  readonly subReason: SubReason | null;
  readonly occurredAt: Date;
  readonly hub: string | null;
  readonly hash: string;
}

type Mark = Pick<Scan, 'status' | 'subReason' | 'occurredAt' | 'hash'>;

/**
 * How far a shipment is: the latest scan of each kind, and from these the status.
 *
 * Each mark is a maximum, and a maximum does not care in which order or how often its members arrive.
 * That is the whole reason why duplicates and disorder cannot bend the status.
 */
export interface Progress {
  readonly step: Mark | null;
  readonly final: Mark | null;
  readonly correction: Mark | null;
  readonly heardAt: Date | null;
  /** Since when the parcel counts as lost (the carrier says so) or suspected so (silence). */
  readonly missingSince: Date | null;
}

export const atStart: Progress = {
  step: null,
  final: null,
  correction: null,
  heardAt: null,
  missingSince: null,
};

const rank = (mark: Mark): number => shipmentStatuses.indexOf(mark.status);

/** Scans of one instant go by their place in the journey, then by hash, so that there is always one latest. */
function isLater(a: Mark, b: Mark | null): boolean {
  if (b === null) return true;
  const byTime = a.occurredAt.getTime() - b.occurredAt.getTime();
  if (byTime !== 0) return byTime > 0;
  return rank(a) === rank(b) ? a.hash > b.hash : rank(a) > rank(b);
}

const isCorrection = (mark: Mark): boolean => mark.subReason === 'correction';

const kindOf = (mark: Mark): 'step' | 'final' | 'correction' => {
  if (isCorrection(mark)) return 'correction';
  return isFinal(mark.status) ? 'final' : 'step';
};

/** The scan that the status comes from; a correction voids what was said before it. */
export function currentOf({ step, final, correction }: Progress): Mark | null {
  const standing = (mark: Mark | null): Mark | null =>
    mark && (correction === null || mark.occurredAt.getTime() > correction.occurredAt.getTime())
      ? mark
      : null;
  if (standing(final)) return final;
  if (correction && isFinal(correction.status)) return correction;
  return standing(step) ?? correction;
}

export const statusOf = (progress: Progress): { status: ShipmentStatus; subReason: SubReason | null } => {
  const { status, subReason } = currentOf(progress) ?? { status: 'registered', subReason: null };
  return { status, subReason };
};

const latest = (a: Date | null, b: Date): Date => (a !== null && a > b ? a : b);

function advance(progress: Progress, scan: Scan): Progress {
  const kind = kindOf(scan);
  const moved = isLater(scan, progress[kind]) ? { ...progress, [kind]: scan } : progress;
  return { ...moved, heardAt: latest(progress.heardAt, scan.occurredAt) };
}

export type ScanOutcome =
  | { readonly type: 'moved'; readonly status: ShipmentStatus; readonly subReason: SubReason | null }
  | { readonly type: 'went_wrong'; readonly subReason: SubReason }
  | { readonly type: 'delivered' }
  | { readonly type: 'recovered' };

export interface Step {
  readonly progress: Progress;
  readonly outcomes: readonly ScanOutcome[];
}

/** What one new scan does to a shipment, and what others must hear of it. */
export function applyScan(before: Progress, scan: Scan): Step {
  const advanced = advance(before, scan);
  const was = statusOf(before);
  const now = statusOf(advanced);
  const moved = was.status !== now.status || was.subReason !== now.subReason;
  const outcomes: ScanOutcome[] = [];
  if (moved) outcomes.push({ type: 'moved', ...now });
  // Damage is told even when its scan comes late and moves nothing: a claim may hang on it.
  if (isException(scan.status) && !isCorrection(scan)) {
    outcomes.push({ type: 'went_wrong', subReason: scan.subReason ?? 'other' });
  }
  const seen = isSeenAgain(before, scan);
  if (seen) outcomes.push({ type: 'recovered' });
  if (now.status === 'delivered' && was.status !== 'delivered') outcomes.push({ type: 'delivered' });
  const missing = seen ? null : advanced.missingSince;
  const lost = moved && isGone(now.status, now.subReason) ? latest(missing, scan.occurredAt) : missing;
  return { progress: { ...advanced, missingSince: lost }, outcomes };
}

const isSeenAgain = ({ missingSince }: Progress, scan: Scan): boolean =>
  missingSince !== null && scan.occurredAt > missingSince && !isGone(scan.status, scan.subReason);

/** A scan whose code nobody understands still says that the parcel was seen. */
export const hear = (before: Progress, occurredAt: Date): Step => {
  const seen = before.missingSince !== null && occurredAt > before.missingSince;
  const missingSince = seen ? null : before.missingSince;
  return {
    progress: { ...before, heardAt: latest(before.heardAt, occurredAt), missingSince },
    outcomes: seen ? [{ type: 'recovered' }] : [],
  };
};
