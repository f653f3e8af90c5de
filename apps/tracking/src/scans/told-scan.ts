import { carrierKey, waybillKey } from '@tuntas/contracts';
import { createHash } from 'node:crypto';
import { type FieldError, fieldErrors } from '@tuntas/platform';

import { meaningOf, type Meaning } from './domain/raw-codes';
import { type NewScan, newScan } from './scans.dto';

/** A scan as it was told: for whose parcel, and what it means, if anybody knows. */
export interface ToldScan {
  readonly carrierKey: string;
  readonly waybillKey: string;
  readonly rawCode: string | null;
  readonly meaning: Meaning | null;
  readonly occurredAt: Date;
  readonly hub: string | null;
  readonly hash: string;
}

export type ReadScan = { readonly told: ToldScan } | { readonly errors: FieldError[] };

const hour = 3_600_000;

/**
 * A scan from the future (a wrong time zone, mostly) would outrank every later one, so it is refused;
 * an hour is left to clocks that run fast.
 */
export function readScan(value: unknown, now: Date): ReadScan {
  const parsed = newScan.safeParse(value);
  if (!parsed.success) return { errors: fieldErrors(parsed.error, 'scan') };
  const told = toldScan(parsed.data);
  return told.occurredAt.getTime() > now.getTime() + hour
    ? { errors: [{ field: 'occurredAt', message: 'Lies in the future: send the offset of its time zone' }] }
    : { told };
}

function toldScan(scan: NewScan): ToldScan {
  const mapped = scan.status ? { status: scan.status, subReason: null } : meaningOf(scan.rawCode ?? '');
  return {
    carrierKey: carrierKey(scan.carrier),
    waybillKey: waybillKey(scan.waybill),
    rawCode: scan.rawCode ?? null,
    meaning: mapped && { status: mapped.status, subReason: scan.subReason ?? mapped.subReason },
    occurredAt: new Date(scan.occurredAt),
    hub: scan.hub,
    hash: hashOf(scan),
  };
}

/** Names a scan by the carrier's number for it, or by all that it says, so that telling it twice changes nothing. */
function hashOf(scan: NewScan): string {
  const said = scan.scanId
    ? [scan.scanId]
    : [scan.status, scan.rawCode, scan.subReason, new Date(scan.occurredAt).toISOString(), scan.hub];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url');
}
