import { Injectable } from '@nestjs/common';
import type { EventData } from '@tuntas/contracts';
import { DomainError } from '@tuntas/kernel';
import { Clock } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { checkClaimsOf } from '../findings/claim-checks';
import { ClaimClock } from './claim-clock.service';
import { evolve, type Shipment, type ShipmentEvent } from './domain/shipment';
import { ShipmentEntity } from './shipment.entity';
import { rowOf, stateOf } from './shipment.repository';

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
