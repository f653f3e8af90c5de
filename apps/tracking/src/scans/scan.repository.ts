import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { v7 } from 'uuid';
import { ShipmentRow } from '../shipments/shipment.entity';
import { atStart, currentOf, type Progress, statusOf } from './domain/progress';
import type { ToldScan } from './told-scan';

/** A scan together with the parcel it speaks of. */
export interface PlacedScan {
  readonly shipment: ShipmentRow;
  readonly told: ToldScan;
}

/** A code that a carrier sent and nobody has mapped, with how often and when it came. */
export interface UnmappedCode {
  readonly carrier: string;
  readonly rawCode: string;
  readonly scans: number;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

const INSERT = `
  INSERT INTO scans
  SELECT * FROM jsonb_populate_recordset(NULL::scans, $1::jsonb)
  ON CONFLICT ON CONSTRAINT scans_told_once DO NOTHING
  RETURNING id`;

const UPDATE = `
  UPDATE shipments SET status = told.status, sub_reason = told.sub_reason, status_at = told.status_at,
    delivered_at = told.delivered_at, marks = told.marks, heard_at = told.heard_at,
    missing_since = told.missing_since
  FROM jsonb_populate_recordset(NULL::shipments, $1::jsonb) AS told
  WHERE shipments.id = told.id`;

@Injectable()
export class ScanRepository {
  /** Every parcel that ever had one of these numbers, locked, so that scans of one parcel go one after the other. */
  async lockShipments(manager: EntityManager, scans: readonly ToldScan[]): Promise<ShipmentRow[]> {
    return manager.find(ShipmentRow, {
      where: { waybillKey: In([...new Set(scans.map(({ waybillKey }) => waybillKey))]) },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
  }

  /** Stores what was not told before, in one statement, and returns it. */
  async insertNew(
    manager: EntityManager,
    placed: readonly PlacedScan[],
    reportedBy: string,
    now: Date,
  ): Promise<PlacedScan[]> {
    const scans = placed.map((scan) => ({ id: v7(), scan }));
    const rows = scans.map(({ id, scan }) => ({
      ...columnsOf(scan),
      id,
      reported_by: reportedBy,
      received_at: now,
    }));
    const inserted: { id: string }[] = await manager.query(INSERT, [JSON.stringify(rows)]);
    const ids = new Set(inserted.map(({ id }) => id));
    return scans.filter(({ id }) => ids.has(id)).map(({ scan }) => scan);
  }

  async saveProgress(
    manager: EntityManager,
    rows: readonly { shipment: ShipmentRow; progress: Progress }[],
  ): Promise<void> {
    if (rows.length > 0) await manager.query(UPDATE, [JSON.stringify(rows.map(progressColumns))]);
  }

  async unmapped(manager: EntityManager): Promise<UnmappedCode[]> {
    const rows: (Omit<UnmappedCode, 'firstSeenAt' | 'lastSeenAt'> & { first: Date; last: Date })[] =
      await manager.query(
        `SELECT carrier_key AS carrier, raw_code AS "rawCode", count(*) AS scans,
              min(received_at) AS first, max(received_at) AS last
       FROM scans WHERE status IS NULL GROUP BY carrier_key, raw_code ORDER BY count(*) DESC, carrier_key, raw_code LIMIT 500`,
      );
    return rows.map(({ first, last, ...row }) => ({
      ...row,
      firstSeenAt: first.toISOString(),
      lastSeenAt: last.toISOString(),
    }));
  }
}

const columnsOf = ({ shipment, told }: PlacedScan) => ({
  shipment_id: shipment.id,
  organisation_id: shipment.organisationId,
  carrier_key: told.carrierKey,
  status: told.meaning?.status,
  sub_reason: told.meaning?.subReason,
  raw_code: told.rawCode,
  hub: told.hub,
  occurred_at: told.occurredAt,
  hash: told.hash,
});

function progressColumns({
  shipment,
  progress,
}: {
  shipment: ShipmentRow;
  progress: Progress;
}): Record<string, unknown> {
  const { step, final, correction, heardAt, missingSince } = progress;
  const { status, subReason } = statusOf(progress);
  const current = currentOf(progress);
  return {
    id: shipment.id,
    status,
    sub_reason: subReason,
    status_at: current?.occurredAt ?? shipment.shippedAt,
    delivered_at: status === 'delivered' ? current?.occurredAt : null,
    marks: { step, final, correction },
    heard_at: heardAt,
    missing_since: missingSince,
  };
}

export function progressOf({ marks, heardAt, missingSince }: ShipmentRow): Progress {
  const mark = (stored: (typeof marks)['step']) =>
    stored && { ...stored, occurredAt: new Date(stored.occurredAt) };
  return {
    ...atStart,
    step: mark(marks.step),
    final: mark(marks.final),
    correction: mark(marks.correction),
    heardAt,
    missingSince,
  };
}
