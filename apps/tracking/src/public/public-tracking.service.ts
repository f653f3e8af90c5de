import { waybillKey } from '@tuntas/contracts';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { Database, SYSTEM_SCOPE } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';

import { custodyOf } from './domain/custody';
import type { PublicShipment, PublicTracking } from './public-tracking.dto';

const MOST_PARCELS = 10;
const MOST_STEPS = 100;

// Two organisations may have registered one parcel (seller and marketplace): the public sees it once.
const PARCELS = `
  SELECT id, carrier, service, status, sub_reason AS "subReason", shipped_at AS "shippedAt",
    promised_at AS "promisedAt", delivered_at AS "deliveredAt", missing_since IS NOT NULL AS missing
  FROM (
    SELECT DISTINCT ON (carrier_key, year) * FROM shipments WHERE waybill_key = $1 ORDER BY carrier_key, year, created_at, id
  ) AS parcels
  ORDER BY shipped_at DESC, id LIMIT ${MOST_PARCELS}`;

const STEPS = `
  SELECT status, sub_reason AS "subReason", hub, occurred_at AS "occurredAt" FROM (
    SELECT * FROM scans WHERE shipment_id = $1 AND status IS NOT NULL ORDER BY occurred_at DESC, id LIMIT ${MOST_STEPS}
  ) AS latest
  ORDER BY occurred_at, id`;

type Times<T, K extends keyof T> = Omit<T, K> & { [P in K]: T[P] extends string ? Date : Date | null };
type ParcelRow = Times<
  Omit<PublicShipment, 'steps' | 'custody'>,
  'shippedAt' | 'promisedAt' | 'deliveredAt'
> & {
  id: string;
};
type StepRow = Times<PublicShipment['steps'][number], 'occurredAt'>;

/** What anybody who has the number may see: where the parcel is, never who sends or receives it. */
@Injectable()
export class PublicTrackingService {
  constructor(private readonly database: Database) {}

  find(number: string): Promise<PublicTracking> {
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const parcels: ParcelRow[] = await manager.query(PARCELS, [waybillKey(number)]);
      if (parcels.length === 0) {
        throw new DomainError('not_found', 'tracking.unknown', 'No parcel with this number is known here.');
      }
      const shipments: PublicShipment[] = [];
      for (const parcel of parcels) shipments.push(await withSteps(manager, parcel));
      return { number: waybillKey(number), shipments };
    });
  }
}

async function withSteps(manager: EntityManager, { id, ...parcel }: ParcelRow): Promise<PublicShipment> {
  const steps: StepRow[] = await manager.query(STEPS, [id]);
  return {
    ...parcel,
    shippedAt: parcel.shippedAt.toISOString(),
    promisedAt: parcel.promisedAt?.toISOString() ?? null,
    deliveredAt: parcel.deliveredAt?.toISOString() ?? null,
    steps: steps.map((step) => ({ ...step, occurredAt: step.occurredAt.toISOString() })),
    custody: custodyOf(parcel.shippedAt, steps).map(({ since, until, ...hands }) => ({
      ...hands,
      since: since.toISOString(),
      until: until?.toISOString() ?? null,
    })),
  };
}
