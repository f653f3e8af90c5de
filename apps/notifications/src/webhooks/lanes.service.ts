import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import type { NotificationsConfig } from '../config';
import { DeliveriesRepository } from './deliveries.repository';
import { WebhookSender } from './webhook-sender';

/** Calls to one endpoint at the same time; a slow one waits for itself and for nobody else. */
const AT_ONCE = 4;
/** Until a delivery asks again for an endpoint that somebody else had in hand. */
const BUSY_MS = 300;

/** Who may call which endpoint now. */
@Injectable()
export class LanesService {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly sender: WebhookSender,
    private readonly timers: Timers,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: NotificationsConfig,
  ) {}

  /** Takes a place at the endpoint and returns the call to make after the commit, or waits for one. */
  async enter(manager: EntityManager, id: string): Promise<void | (() => Promise<void>)> {
    const due = await this.deliveries.lockIfFree(manager, id);
    if (due === 'busy') return this.comeBack(manager, id);
    if (due?.delivery.state !== 'pending') return;
    const { endpoint, delivery } = due;
    if (endpoint.state === 'disabled') return this.deliveries.failOpen(manager, endpoint.id);
    if ((await this.deliveries.countSending(manager, endpoint.id)) >= AT_ONCE) {
      return this.deliveries.wait(manager, id);
    }
    const started = await this.deliveries.startSending(manager, delivery);
    const dueAt = new Date(this.clock.now().getTime() + this.config.WEBHOOK_CHECK_AFTER_MS);
    await this.timers.arm(manager, { name: 'webhook.check', subject: id, dueAt });
    // Not awaited: a firing must not last as long as a stranger's server likes.
    return () => Promise.resolve(this.sender.start(endpoint, started));
  }

  /** Thousands may be due for one endpoint: waiting for its row, they would hold every connection there is. */
  private comeBack(manager: EntityManager, id: string): Promise<void> {
    const dueAt = new Date(this.clock.now().getTime() + BUSY_MS * (0.5 + Math.random()));
    return this.timers.arm(manager, { name: 'webhook.deliver', subject: id, dueAt });
  }

  /** The process that called left no word. The receiver knows the id, so calling again is safe. */
  async check(manager: EntityManager, id: string): Promise<void> {
    const due = await this.deliveries.lock(manager, id);
    if (due?.delivery.state !== 'sending') return;
    const answer = { status: null, retryAfter: null, error: 'interrupted', durationMs: 0 };
    await this.sender.record(manager, due.endpoint, due.delivery, answer);
  }
}
