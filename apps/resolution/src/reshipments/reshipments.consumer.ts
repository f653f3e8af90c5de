import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Envelope, EventType } from '@tuntas/contracts';
import { EventContext } from '@tuntas/messaging';
import { failureOf } from './domain/reshipment';
import { Reshipments } from './reshipments.service';

/** What happens to replacement parcels on their way; other shipments are none of our business. */
@Controller()
export class ReshipmentsConsumer {
  constructor(private readonly reshipments: Reshipments) {}

  @EventPattern<EventType>('shipment.delivered')
  async delivered(
    @Payload() { data }: Envelope<'shipment.delivered'>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    if (!data.remedyId) return;
    await this.reshipments.delivered(manager, data.shipmentId, new Date(data.deliveredAt));
  }

  @EventPattern<EventType>('shipment.recovered')
  async recovered(
    @Payload() { data }: Envelope<'shipment.recovered'>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    await this.reshipments.turnedUp(manager, data.shipmentId, new Date(data.seenAt));
  }

  @EventPattern<EventType>('shipment.exception')
  async exception(
    @Payload() { data }: Envelope<'shipment.exception'>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    const code = failureOf(data.subReason);
    if (code) await this.reshipments.failed(manager, { shipmentId: data.shipmentId }, code);
  }

  @EventPattern<EventType>('shipment.lost_suspected')
  async lostSuspected(
    @Payload() { data }: Envelope<'shipment.lost_suspected'>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    await this.reshipments.failed(manager, { shipmentId: data.shipmentId }, 'lost_suspected');
  }
}
