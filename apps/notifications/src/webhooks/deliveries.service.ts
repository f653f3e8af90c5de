import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type Actor, Audit, Clock, Database, keyset, type Page, scopeOf } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { DeliveriesRepository, type DeliveryRow, selectDelivery } from './deliveries.repository';
import { EndpointsRepository } from './endpoints.repository';
import { EndpointsService } from './endpoints.service';
import { newSecret } from './signature';
import { WebhookSender } from './webhook-sender';
import type { DeliveryQueryDto, DeliveryView, WebhookTestDto, WebhookTestResult } from './webhooks.dto';

interface AttemptRow {
  readonly delivery_id: string;
  readonly attempt: number;
  readonly at: Date;
  readonly status: number | null;
  readonly error: string | null;
  readonly duration_ms: number;
}

/** What was sent to an endpoint, how it answered, and sending it again. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly database: Database,
    private readonly endpoints: EndpointsRepository,
    private readonly endpointsService: EndpointsService,
    private readonly deliveries: DeliveriesRepository,
    private readonly sender: WebhookSender,
    private readonly timers: Timers,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, endpointId: string, query: DeliveryQueryDto): Promise<Page<DeliveryView>> {
    const page = keyset({
      query,
      columns: { createdAt: { sql: 'd.created_at', type: 'timestamptz' } },
      id: 'd.id',
      params: [endpointId, query.state ?? null, query.eventType ?? null],
    });
    return this.database.read(scopeOf(actor), async (manager) => {
      await this.endpoints.find(manager, endpointId);
      const rows = await manager.query<DeliveryRow[]>(
        `${selectDelivery}, ${page.select} FROM webhook_deliveries d
         WHERE d.endpoint_id = $1 AND ($2::text IS NULL OR d.state = $2) AND ($3::text IS NULL OR d.event_type = $3)
           AND ${page.where}
         ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
        page.params,
      );
      const attempts = await attemptsOf(manager, rows);
      return page.page(rows, (row) => viewOf(row, attempts));
    });
  }

  /** Sends an event again with the same id, from the first try on. */
  async replay(actor: Actor, endpointId: string, id: string): Promise<DeliveryView> {
    const now = this.clock.now();
    return this.database.transaction(scopeOf(actor), async (manager) => {
      const found = await this.deliveries.lock(manager, id);
      if (found?.endpoint.id !== endpointId) throw notFound();
      if (found.endpoint.state === 'disabled') throw disabled();
      if (!(await this.deliveries.replay(manager, id, now))) throw underway();
      await this.timers.arm(manager, { name: 'webhook.deliver', subject: id, dueAt: now });
      const { organisationId } = found.endpoint;
      const subject = `webhook:${endpointId}`;
      const details = { deliveryId: id };
      await this.audit.append(manager, {
        organisationId,
        subject,
        action: 'webhook.replayed',
        actor,
        details,
      });
      const delivery = {
        ...found.delivery,
        state: 'pending' as const,
        nextAttemptAt: now,
        deliveredAt: null,
      };
      return viewOf(delivery, await attemptsOf(manager, [delivery]));
    });
  }

  /** One signed `webhook.test` to an address that need not be saved yet. */
  async test({ url, secret = newSecret() }: WebhookTestDto): Promise<WebhookTestResult> {
    this.endpointsService.checkUrl(url);
    const timestamp = this.clock.now().toISOString();
    const body = JSON.stringify({ type: 'webhook.test', timestamp, data: { hello: 'from Tuntas' } });
    const { status, error, durationMs } = await this.sender.post(url, [secret], v7(), body);
    return { delivered: status !== null && status >= 200 && status < 300, status, error, durationMs, secret };
  }
}

async function attemptsOf(manager: EntityManager, rows: readonly DeliveryRow[]): Promise<AttemptRow[]> {
  return manager.query<AttemptRow[]>(
    `SELECT delivery_id, attempt, at, status, error, duration_ms FROM webhook_attempts
     WHERE delivery_id = ANY ($1) ORDER BY attempt`,
    [rows.map(({ id }) => id)],
  );
}

const viewOf = (row: DeliveryRow, attempts: readonly AttemptRow[]): DeliveryView => ({
  id: row.id,
  endpointId: row.endpointId,
  eventId: row.eventId,
  eventType: row.eventType,
  subject: row.subject,
  sequence: row.sequence,
  state: row.state,
  attempts: attempts
    .filter(({ delivery_id }) => delivery_id === row.id)
    .map(({ attempt, at, status, error, duration_ms }) => ({
      attempt,
      at: at.toISOString(),
      status,
      error,
      durationMs: duration_ms,
    })),
  nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
  deliveredAt: row.deliveredAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

const notFound = (): DomainError =>
  new DomainError('not_found', 'webhook.delivery_not_found', 'There is no such delivery.');
const disabled = (): DomainError =>
  new DomainError('conflict', 'webhook.disabled', 'Switch the endpoint on before you send to it again.');
const underway = (): DomainError =>
  new DomainError('conflict', 'webhook.in_flight', 'This delivery is on its way: wait for its answer.');
