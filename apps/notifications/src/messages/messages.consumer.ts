import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type Envelope, eventTypes } from '@tuntas/contracts';
import { EventContext } from '@tuntas/messaging';
import { occasionOf } from '../rules/notice';
import { rules } from '../rules/rules';
import { MessagesPlanner } from './messages.planner';

const listened = eventTypes.filter((type) => rules[type].length > 0);

@Controller()
export class MessagesConsumer {
  constructor(private readonly planner: MessagesPlanner) {}

  @EventPattern<string[]>(listened)
  plan(@Payload() event: Envelope, @Ctx() { manager }: EventContext): Promise<void> {
    return this.planner.plan(manager, occasionOf(event));
  }
}
