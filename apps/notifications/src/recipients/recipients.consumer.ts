import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Envelope } from '@tuntas/contracts';
import { EventContext } from '@tuntas/messaging';
import { RecipientsService } from './recipients.service';

@Controller()
export class RecipientsConsumer {
  constructor(private readonly recipients: RecipientsService) {}

  @EventPattern<string[]>(['user.invited', 'user.updated'])
  keep(
    @Payload() event: Envelope<'user.invited' | 'user.updated'>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    return this.recipients.keep(manager, event);
  }
}
