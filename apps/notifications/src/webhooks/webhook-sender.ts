import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Audit, Clock, CONFIG, Database, SYSTEM_SCOPE, systemActor, withLinkSecret } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import type { NotificationsConfig } from '../config';
import { DeliveriesRepository, type DeliveryRow } from './deliveries.repository';
import { bodyOf } from './domain/payload';
import { verdictOf } from './domain/schedule';
import { type EndpointRow, EndpointsRepository } from './endpoints.repository';
import { unseal } from './secret-box';
import { signedHeaders } from './signature';
import { type WebhookAnswer, WebhookClient } from './webhook-client';

/** Calls endpoints and writes down what they answered. */
@Injectable()
export class WebhookSender implements OnModuleDestroy {
  private readonly logger = new Logger(WebhookSender.name);
  private readonly stopping = new AbortController();
  private readonly underway = new Set<Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly client: WebhookClient,
    private readonly deliveries: DeliveriesRepository,
    private readonly endpoints: EndpointsRepository,
    private readonly timers: Timers,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: NotificationsConfig,
  ) {}

  /** Starts the call and returns; its end is recorded in a transaction of its own. */
  start(endpoint: EndpointRow, delivery: DeliveryRow): void {
    const call: Promise<void> = this.call(endpoint, delivery)
      // Whatever could not be recorded is taken up again by the check.
      .catch((error: unknown) => this.logger.error(error))
      .finally(() => this.underway.delete(call));
    this.underway.add(call);
  }

  /** Calls in flight are cut off and tried again after the restart. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.underway);
  }

  async post(url: string, secrets: readonly string[], id: string, body: string): Promise<WebhookAnswer> {
    const headers = signedHeaders({ id, at: this.clock.now(), body }, secrets);
    return this.client.post({ url, headers, body }, this.stopping.signal);
  }

  /** Ends a try: delivered, tried again later, or given up; then the next one waiting is called. */
  async record(
    manager: EntityManager,
    endpoint: EndpointRow,
    delivery: DeliveryRow,
    answer: WebhookAnswer,
  ): Promise<void> {
    const { id, tries, attempts } = delivery;
    const now = this.clock.now();
    await this.deliveries.log(manager, id, attempts, now, answer);
    const verdict = verdictOf(answer, tries, now, Math.random());
    if (verdict.kind === 'retry') {
      await this.deliveries.finish(manager, id, { state: 'pending', nextAttemptAt: verdict.at }, answer);
      await this.timers.arm(manager, { name: 'webhook.deliver', subject: id, dueAt: verdict.at });
    } else if (verdict.kind === 'delivered') {
      await this.deliveries.finish(manager, id, { state: 'delivered', deliveredAt: now }, answer);
    } else {
      await this.deliveries.finish(manager, id, { state: 'failed' }, answer);
      if (verdict.kind === 'disable') await this.disable(manager, endpoint);
    }
    const next = await this.deliveries.callNext(manager, endpoint.id, now);
    if (next) await this.timers.arm(manager, { name: 'webhook.deliver', subject: next, dueAt: now });
  }

  private async call(endpoint: EndpointRow, delivery: DeliveryRow): Promise<void> {
    const { id, eventType, eventTime } = delivery;
    const body = bodyOf({ ...delivery, type: eventType, timestamp: eventTime });
    const answer = await this.post(endpoint.url, this.secretsOf(endpoint), id, body);
    if (answer.error === 'interrupted') return;
    await this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const current = await this.deliveries.lock(manager, id);
      // Deleted with its endpoint, or taken up again by the check in the meantime.
      if (current?.delivery.state !== 'sending' || current.delivery.attempts !== delivery.attempts) return;
      await this.timers.cancel(manager, { name: 'webhook.check', subject: id });
      await this.record(manager, current.endpoint, current.delivery, answer);
    });
  }

  private secretsOf({ secret, previousSecret, previousUntil }: EndpointRow): string[] {
    const rotating = previousSecret && previousUntil && previousUntil > this.clock.now();
    const sealed = rotating ? [secret, previousSecret] : [secret];
    return sealed.map((text) => this.opened(text));
  }

  private opened(sealed: string): string {
    const secret = withLinkSecret(this.config, (key) => unseal(sealed, key));
    if (secret === null) throw new Error('A webhook secret was sealed with another LINK_SECRET');
    return secret;
  }

  private async disable(manager: EntityManager, endpoint: EndpointRow): Promise<void> {
    const { id, organisationId } = endpoint;
    await this.endpoints.update(manager, endpoint, { state: 'disabled', disabledReason: 'gone' });
    await this.deliveries.failOpen(manager, id);
    await this.audit.append(manager, {
      organisationId,
      subject: `webhook:${id}`,
      action: 'webhook.disabled',
      actor: systemActor,
      reason: 'the endpoint answered 410',
    });
  }
}
