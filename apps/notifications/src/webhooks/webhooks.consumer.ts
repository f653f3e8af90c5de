import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Envelope } from '@tuntas/contracts';
import { EventContext } from '@tuntas/messaging';
import { type WebhookEvent, webhookEvents } from './domain/payload';
import { FanOutService } from './fan-out.service';

@Controller()
export class WebhooksConsumer {
  constructor(private readonly fanOut: FanOutService) {}

  @EventPattern<string[]>([...webhookEvents])
  deliver(@Payload() event: Envelope<WebhookEvent>, @Ctx() { manager }: EventContext): Promise<void> {
    return this.fanOut.plan(manager, event);
  }
}
