import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Envelope, EventType } from '@tuntas/contracts';
import type { EventContext } from '@tuntas/messaging';
import { ReshipmentsService } from './reshipments.service';

@Controller()
export class ReshipmentsConsumer {
  constructor(private readonly reshipments: ReshipmentsService) {}

  @EventPattern<EventType>('reshipment.booked')
  booked(@Payload() event: Envelope<'reshipment.booked'>, @Ctx() context: EventContext): Promise<void> {
    return this.reshipments.register(context.manager, event.data);
  }
}
