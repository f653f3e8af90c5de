import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Envelope, EventType } from '@tuntas/contracts';
import type { EventContext } from '@tuntas/messaging';
import { AgentsService } from './agents.service';

@Controller()
export class AgentsConsumer {
  constructor(private readonly agents: AgentsService) {}

  @EventPattern<EventType>('user.invited')
  invited(@Payload() { data }: Envelope<'user.invited'>, @Ctx() { manager }: EventContext) {
    return this.agents.hear(manager, data);
  }

  @EventPattern<EventType>('user.updated')
  updated(@Payload() { data }: Envelope<'user.updated'>, @Ctx() { manager }: EventContext) {
    return this.agents.hear(manager, data);
  }
}
