import { Injectable } from '@nestjs/common';
import { type FiredTimer, OnTimer } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { LanesService } from './lanes.service';

@Injectable()
export class WebhooksTimers {
  constructor(private readonly lanes: LanesService) {}

  @OnTimer('webhook.deliver')
  deliver({ subject }: FiredTimer, manager: EntityManager): Promise<void | (() => Promise<void>)> {
    return this.lanes.enter(manager, subject);
  }

  @OnTimer('webhook.check')
  check({ subject }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.lanes.check(manager, subject);
  }
}
