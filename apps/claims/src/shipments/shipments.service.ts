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

  async register(manager: EntityManager, data: EventData<'shipment.registered'>): Promise<void> {
    const { shipmentId, shippedAt, promisedAt, ...plain } = data;
    const shipment: Shipment = {
      ...plain,
      id: shipmentId,
      status: 'registered',
      subReason: null,
      shippedAt: new Date(shippedAt),
      promisedAt: promisedAt ? new Date(promisedAt) : null,
      deliveredAt: null,
      lostSuspectedAt: null,
      lastStatusAt: null,
    };
    const row = rowOf(shipment, [], this.clock.now());
    await manager.upsert(ShipmentEntity, row, ['id']);
    await this.claimClock.follow(manager, { ...row, reportedTypes: [], claimTold: {} });
  }

  async tell(manager: EntityManager, shipmentId: string, event: ShipmentEvent): Promise<void> {
    const row = await manager.findOne(ShipmentEntity, {
      where: { id: shipmentId },
      // Not FOR UPDATE: that would make every claim being filed for the shipment wait.
      lock: { mode: 'for_no_key_update' },
    });
    if (!row)
      throw new DomainError('not_found', 'shipment.unknown', 'The shipment was never registered here.');
    const news = rowOf(evolve(stateOf(row), event), row.reportedTypes, this.clock.now());
    await manager.update(ShipmentEntity, { id: shipmentId }, news);
    await checkClaimsOf(manager, shipmentId);
    await this.claimClock.follow(manager, { ...row, ...news });
  }
}
