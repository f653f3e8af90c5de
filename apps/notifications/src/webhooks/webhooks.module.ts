import { Module } from '@nestjs/common';
import { CONFIG } from '@tuntas/platform';
import type { NotificationsConfig } from '../config';
import { DeliveriesRepository } from './deliveries.repository';
import { DeliveriesService } from './deliveries.service';
import { EndpointsRepository } from './endpoints.repository';
import { EndpointsService } from './endpoints.service';
import { FanOutService } from './fan-out.service';
import { LanesService } from './lanes.service';
import { ResealService } from './reseal.service';
import { WebhookClient } from './webhook-client';
import { WebhookSender } from './webhook-sender';
import { WebhooksConsumer } from './webhooks.consumer';
import { WebhooksController } from './webhooks.controller';
import { WebhooksTimers } from './webhooks.timers';

@Module({
  controllers: [WebhooksController, WebhooksConsumer],
  providers: [
    {
      provide: WebhookClient,
      inject: [CONFIG],
      useFactory: ({ WEBHOOK_ALLOW_PRIVATE, WEBHOOK_TIMEOUT_MS }: NotificationsConfig) =>
        new WebhookClient({ allowPrivate: WEBHOOK_ALLOW_PRIVATE === '1', timeoutMs: WEBHOOK_TIMEOUT_MS }),
    },
    DeliveriesRepository,
    DeliveriesService,
    EndpointsRepository,
    EndpointsService,
    FanOutService,
    LanesService,
    ResealService,
    WebhookSender,
    WebhooksTimers,
  ],
})
export class WebhooksModule {}
