import { Injectable } from '@nestjs/common';
import { Outbox } from '@tuntas/messaging';
import { Audit, systemActor } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { isOver } from '../scans/domain/vocabulary';
import { ShipmentRow } from '../shipments/shipment.entity';
import limits from './domain/limits.json';
import { decideSilence, type SilenceDecision } from './domain/silence';
import { SILENCE } from './silence-watch';

/** What happens when a parcel has been silent for as long as its service allows. */
@Injectable()
export class SilenceService {
  constructor(
    private readonly timers: Timers,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async look(manager: EntityManager, shipmentId: string, now: Date): Promise<void> {
    const shipment = await manager.findOne(ShipmentRow, {
      where: { id: shipmentId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!shipment) return;
    const over = isOver(shipment.status, shipment.subReason);
    const decision = decideSilence(limits, { ...shipment, over }, now);
    if (decision.type === 'wait') {
      await this.timers.arm(manager, { name: SILENCE, subject: shipmentId, dueAt: decision.until });
      return;
    }
    const missingSince = decision.type === 'suspect' ? decision.silentSince : shipment.missingSince;
    await manager.update(ShipmentRow, { id: shipmentId }, { watchedSince: null, missingSince });
    if (decision.type === 'suspect') await this.suspect(manager, shipment, decision);
  }

  private async suspect(
    manager: EntityManager,
    { id, organisationId }: ShipmentRow,
    { silentSince, limitHours }: Extract<SilenceDecision, { type: 'suspect' }>,
  ): Promise<void> {
    const data = { shipmentId: id, organisationId, silentSince: silentSince.toISOString(), limitHours };
    await this.outbox.append(manager, [
      { type: 'shipment.lost_suspected', subject: id, organisationId, data },
    ]);
    await this.audit.append(manager, {
      organisationId,
      subject: id,
      action: 'shipment.lost_suspected',
      actor: systemActor,
      details: { limitHours },
      channel: 'timer',
    });
  }
}
