import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Envelope, EventType } from '@tuntas/contracts';
import { EventContext } from '@tuntas/messaging';
import { FoundParcels } from './found-parcels.service';

@Controller()
export class FoundParcelsConsumer {
  constructor(private readonly parcels: FoundParcels) {}

  @EventPattern<EventType>('claim.recovery_opened')
  async opened(
    @Payload() { data }: Envelope<'claim.recovery_opened'>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    await this.parcels.hold(manager, data);
  }

  @EventPattern<EventType>('claim.recovery_chosen')
  async chosen(
    @Payload() { data }: Envelope<'claim.recovery_chosen'>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    await this.parcels.chosen(manager, data);
  }
}
