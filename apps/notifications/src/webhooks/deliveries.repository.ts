import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type EndpointRow, EndpointsRepository } from './endpoints.repository';
import type { WebhookAnswer } from './webhook-client';

export interface DeliveryRow {
  readonly id: string;
  readonly endpointId: string;
  readonly organisationId: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly eventTime: Date;
  readonly subject: string;
  readonly sequence: number;
  readonly data: object;
  readonly state: 'pending' | 'waiting' | 'sending' | 'delivered' | 'failed';
  /** Since it was planned or last replayed; `attempts` counts all. */
  readonly tries: number;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly createdAt: Date;
}

export const selectDelivery = `
  SELECT d.id, d.endpoint_id AS "endpointId", d.organisation_id AS "organisationId", d.event_id AS "eventId",
         d.event_type AS "eventType", d.event_time AS "eventTime", d.subject, d.sequence, d.data, d.state, d.tries,
         d.attempts, d.next_attempt_at AS "nextAttemptAt", d.delivered_at AS "deliveredAt", d.created_at AS "createdAt"`;

@Injectable()
export class DeliveriesRepository {
  constructor(private readonly endpoints: EndpointsRepository) {}

  /** Locks the endpoint and then the delivery, always in this order; undefined when both are gone. */
  async lock(
    manager: EntityManager,
    id: string,
  ): Promise<{ endpoint: EndpointRow; delivery: DeliveryRow } | undefined> {
    const endpointId = await this.endpointOf(manager, id);
    if (!endpointId) return undefined;
    const endpoint = await this.endpoints.lock(manager, endpointId);
    const delivery = await this.lockDelivery(manager, id);
    return delivery && { endpoint, delivery };
  }

  /** As {@link lock}; `busy` at once while somebody else has the endpoint. */
  async lockIfFree(
    manager: EntityManager,
    id: string,
  ): Promise<{ endpoint: EndpointRow; delivery: DeliveryRow } | 'busy' | undefined> {
    const endpointId = await this.endpointOf(manager, id);
    if (!endpointId) return undefined;
    const endpoint = await this.endpoints.lockIfFree(manager, endpointId);
    if (!endpoint) return 'busy';
    const delivery = await this.lockDelivery(manager, id);
    return delivery && { endpoint, delivery };
  }

  /** Call with the endpoint locked, so that two processes do not both take its last free place. */
  async countSending(manager: EntityManager, endpointId: string): Promise<number> {
    const [{ count }] = await manager.query<[{ count: number }]>(
      `SELECT count(*) AS count FROM webhook_deliveries WHERE endpoint_id = $1 AND state = 'sending'`,
      [endpointId],
    );
    return count;
  }

  async wait(manager: EntityManager, id: string): Promise<void> {
    await manager.query(`UPDATE webhook_deliveries SET state = 'waiting' WHERE id = $1`, [id]);
  }

  async startSending(manager: EntityManager, delivery: DeliveryRow): Promise<DeliveryRow> {
    const { id, tries, attempts } = delivery;
    const started = { ...delivery, state: 'sending' as const, tries: tries + 1, attempts: attempts + 1 };
    await manager.query(
      `UPDATE webhook_deliveries SET state = 'sending', tries = $2, attempts = $3, next_attempt_at = NULL WHERE id = $1`,
      [id, started.tries, started.attempts],
    );
    return started;
  }

  /** The longest waiting delivery of an endpoint becomes due; its id, if there is one. */
  async callNext(manager: EntityManager, endpointId: string, now: Date): Promise<string | undefined> {
    const [rows] = await manager.query<[{ id: string }[], number]>(
      `UPDATE webhook_deliveries SET state = 'pending', next_attempt_at = $2
       WHERE id = (SELECT id FROM webhook_deliveries WHERE endpoint_id = $1 AND state = 'waiting'
                   ORDER BY created_at, id LIMIT 1 FOR UPDATE)
       RETURNING id`,
      [endpointId, now],
    );
    return rows[0]?.id;
  }

  async finish(
    manager: EntityManager,
    id: string,
    to: { state: DeliveryRow['state']; nextAttemptAt?: Date; deliveredAt?: Date },
    answer: Pick<WebhookAnswer, 'status' | 'error'>,
  ): Promise<void> {
    await manager.query(
      `UPDATE webhook_deliveries
       SET state = $2, next_attempt_at = $3, delivered_at = $4, last_status = $5, last_error = $6
       WHERE id = $1`,
      [id, to.state, to.nextAttemptAt ?? null, to.deliveredAt ?? null, answer.status, answer.error],
    );
  }

  async log(
    manager: EntityManager,
    id: string,
    attempt: number,
    at: Date,
    answer: WebhookAnswer,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO webhook_attempts (delivery_id, attempt, at, status, error, duration_ms)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [id, attempt, at, answer.status, answer.error, answer.durationMs],
    );
  }

  /** What was still to go to an endpoint that wants nothing any more. */
  async failOpen(manager: EntityManager, endpointId: string): Promise<void> {
    await manager.query(
      `UPDATE webhook_deliveries SET state = 'failed', next_attempt_at = NULL, last_error = 'endpoint_disabled'
       WHERE endpoint_id = $1 AND state IN ('pending', 'waiting')`,
      [endpointId],
    );
  }

  /** From the start again, with the same id; false while it is on its way. */
  async replay(manager: EntityManager, id: string, now: Date): Promise<boolean> {
    const [, changed] = await manager.query<[unknown, number]>(
      `UPDATE webhook_deliveries SET state = 'pending', tries = 0, next_attempt_at = $2, delivered_at = NULL
       WHERE id = $1 AND state IN ('delivered', 'failed', 'pending')`,
      [id, now],
    );
    return changed === 1;
  }

  private async endpointOf(manager: EntityManager, id: string): Promise<string | undefined> {
    const [found] = await manager.query<{ endpoint_id: string }[]>(
      'SELECT endpoint_id FROM webhook_deliveries WHERE id = $1',
      [id],
    );
    return found?.endpoint_id;
  }

  private async lockDelivery(manager: EntityManager, id: string): Promise<DeliveryRow | undefined> {
    const [delivery] = await manager.query<DeliveryRow[]>(
      `${selectDelivery} FROM webhook_deliveries d WHERE d.id = $1 FOR UPDATE`,
      [id],
    );
    return delivery;
  }
}
