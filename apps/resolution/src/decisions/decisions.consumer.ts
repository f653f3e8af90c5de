import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Envelope, EventType } from '@tuntas/contracts';
import { EventContext } from '@tuntas/messaging';
import { Decisions } from './decisions.service';

@Controller()
export class DecisionsConsumer {
  constructor(private readonly decisions: Decisions) {}

  @EventPattern<EventType>('claim.decided')
  async decided(
    @Payload() { data }: Envelope<'claim.decided'>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    await this.decisions.carryOut(manager, data);
  }
}
