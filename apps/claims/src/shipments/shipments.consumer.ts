import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Envelope, EventType } from '@tuntas/contracts';
import type { EventContext } from '@tuntas/messaging';
import { ShipmentsService } from './shipments.service';

@Controller()
export class ShipmentsConsumer {
  constructor(private readonly shipments: ShipmentsService) {}

  @EventPattern<EventType>('shipment.registered')
  registered(@Payload() { data }: Envelope<'shipment.registered'>, @Ctx() { manager }: EventContext) {
    return this.shipments.register(manager, data);
  }

  @EventPattern<EventType>('shipment.scanned')
  scanned(@Payload() { data }: Envelope<'shipment.scanned'>, @Ctx() { manager }: EventContext) {
    return this.shipments.scanned(manager, data);
  }

  @EventPattern<EventType>('shipment.lost_suspected')
  lostSuspected(@Payload() { data }: Envelope<'shipment.lost_suspected'>, @Ctx() { manager }: EventContext) {
    const silentSince = new Date(data.silentSince);
    return this.shipments.tell(manager, data.shipmentId, { type: 'LostSuspected', silentSince });
  }

  @EventPattern<EventType>('shipment.exception')
  exception(@Payload() { data }: Envelope<'shipment.exception'>, @Ctx() { manager }: EventContext) {
    const { shipmentId, subReason, occurredAt } = data;
    return this.shipments.tell(manager, shipmentId, {
      type: 'WentWrong',
      subReason,
      at: new Date(occurredAt),
    });
  }
}
