import type { NewEvent } from '@tuntas/messaging';
import { isOver } from './domain/vocabulary';
import { applyScan, hear, type Progress, statusOf, type Step } from './domain/progress';
import { groupBy } from './grouping';
import { type PlacedScan, progressOf } from './scan.repository';
import { eventOf } from './scans.events';
import type { ShipmentRow } from '../shipments/shipment.entity';
import type { ToldScan } from './told-scan';

/** What new scans make of one parcel. */
export interface Recorded {
  readonly shipment: ShipmentRow;
  readonly progress: Progress;
  readonly events: readonly NewEvent[];
}

/** Applies new scans, parcel by parcel, oldest first. */
export function record(fresh: readonly PlacedScan[]): Recorded[] {
  const byShipment = groupBy(fresh, ({ shipment }) => shipment);
  return [...byShipment].map(([shipment, scans]) => {
    const events: NewEvent[] = [];
    let progress = progressOf(shipment);
    for (const { told } of scans.sort(byTime)) {
      const step = stepOf(progress, told);
      progress = step.progress;
      events.push(...step.outcomes.map((outcome) => eventOf(shipment, told, outcome)));
    }
    return { shipment, progress, events };
  });
}

const stepOf = (progress: Progress, { meaning, ...told }: ToldScan): Step =>
  meaning ? applyScan(progress, { ...told, ...meaning }) : hear(progress, told.occurredAt);

const byTime = (a: PlacedScan, b: PlacedScan): number =>
  a.told.occurredAt.getTime() - b.told.occurredAt.getTime();

/** A parcel on its way that nobody waits for yet: it was just found, or its delivery was taken back. */
export function isUnwatched({ shipment, progress }: Recorded): boolean {
  const { status, subReason } = statusOf(progress);
  return shipment.watchedSince === null && progress.missingSince === null && !isOver(status, subReason);
}
