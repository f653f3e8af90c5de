import { Injectable } from '@nestjs/common';
import type { EventData } from '@tuntas/contracts';
import { DomainError } from '@tuntas/kernel';
import { Clock } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { claimTypes, type ClaimType } from '../claims/domain/words';
import { checkClaimsOf } from '../findings/claim-checks';
import { packOfShipment } from '../rules/packs';
import { movesWithLastStatus } from '../rules/window';
import { ClaimClock } from './claim-clock.service';
import { evolve, type Shipment, type ShipmentEvent } from './domain/shipment';
import { ShipmentEntity } from './shipment.entity';
import { rowOf, stateOf } from './shipment.repository';

interface MovedShipment extends Pick<Shipment, 'carrier' | 'service' | 'shippedAt'> {
  readonly before: Date | null;
}

/** What is promised of a return counts from how the return went; on the way there nobody waits for that window. */
const typesOf = (status: string): readonly ClaimType[] =>
  ['delivery_failed', 'returning', 'returned'].includes(status)
    ? claimTypes
    : claimTypes.filter((type) => type !== 'return_breach');

const MOVE_LAST_STATUS = `
  WITH moved AS (
    UPDATE shipments s SET last_status_at = $2 FROM shipments old
    WHERE s.id = $1 AND old.id = s.id AND (s.last_status_at IS NULL OR s.last_status_at < $2)
    RETURNING s.carrier, s.service, s.shipped_at AS "shippedAt", old.last_status_at AS before
  ) SELECT * FROM moved`;

/** Keeps claims' picture of shipments; every write is in the transaction of the event that told it. */
@Injectable()
export class ShipmentsService {
  constructor(
    private readonly claimClock: ClaimClock,
    private readonly clock: Clock,
  ) {}

  /** Registered again, a parcel keeps what happened to it and what was told of it since. */
  async register(manager: EntityManager, data: EventData<'shipment.registered'>): Promise<void> {
    const { shipmentId, shippedAt, promisedAt, ...plain } = data;
    const facts = {
      ...plain,
      id: shipmentId,
      shippedAt: new Date(shippedAt),
      promisedAt: promisedAt ? new Date(promisedAt) : null,
    };
    const known = await this.lock(manager, shipmentId);
    const shipment = { ...(known ? stateOf(known) : nothingHeard), ...facts };
    const { reportedTypes, claimTold } = known ?? { reportedTypes: [], claimTold: {} };
    const row = rowOf(shipment, reportedTypes, this.clock.now());
    await manager.upsert(ShipmentEntity, row, ['id']);
    await this.claimClock.follow(manager, { ...row, reportedTypes, claimTold });
  }

  /** Most scans only move a moment: one statement, and the rest where a window counts from it. */
  async scanned(
    manager: EntityManager,
    { shipmentId, status, subReason, occurredAt }: EventData<'shipment.scanned'>,
  ): Promise<void> {
    const at = new Date(occurredAt);
    // Both are told of by an event of their own.
    if (status === 'delivered' || (status === 'exception' && subReason !== 'correction')) return;
    if (subReason === 'correction') {
      await this.tell(manager, shipmentId, { type: 'Undelivered', at });
      return;
    }
    const [moved] = await manager.query<MovedShipment[]>(MOVE_LAST_STATUS, [shipmentId, at]);
    const pack = moved ? packOfShipment(moved) : null;
    if (!moved || !pack || !movesWithLastStatus(pack, typesOf(status), moved.before, at)) return;
    await this.tell(manager, shipmentId, { type: 'Scanned', at });
  }

  /** Returns what was known before. */
  async tell(manager: EntityManager, shipmentId: string, event: ShipmentEvent): Promise<Shipment> {
    const row = await this.lock(manager, shipmentId);
    if (!row)
      throw new DomainError('not_found', 'shipment.unknown', 'The shipment was never registered here.');
    const before = stateOf(row);
    const news = rowOf(evolve(before, event), row.reportedTypes, this.clock.now());
    await manager.update(ShipmentEntity, { id: shipmentId }, news);
    await checkClaimsOf(manager, shipmentId);
    await this.claimClock.follow(manager, { ...row, ...news });
    return before;
  }

  /** Not FOR UPDATE: that would make every claim being filed for the shipment wait. */
  private lock(manager: EntityManager, id: string): Promise<ShipmentEntity | null> {
    return manager.findOne(ShipmentEntity, { where: { id }, lock: { mode: 'for_no_key_update' } });
  }
}

const nothingHeard = {
  status: 'registered',
  subReason: null,
  deliveredAt: null,
  lostSuspectedAt: null,
  lastStatusAt: null,
} as const satisfies Partial<Shipment>;
