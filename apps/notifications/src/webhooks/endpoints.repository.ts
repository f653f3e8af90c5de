import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import type { EntityManager } from 'typeorm';

export interface EndpointRow {
  readonly id: string;
  readonly organisationId: string;
  readonly url: string;
  readonly description: string;
  readonly eventTypes: string[];
  readonly state: 'active' | 'disabled';
  readonly disabledReason: string | null;
  readonly secret: string;
  readonly previousSecret: string | null;
  readonly previousUntil: Date | null;
  readonly version: number;
  readonly createdAt: Date;
}

export const selectEndpoint = `
  SELECT e.id, e.organisation_id AS "organisationId", e.url, e.description, e.event_types AS "eventTypes", e.state,
         e.disabled_reason AS "disabledReason", e.secret, e.previous_secret AS "previousSecret",
         e.previous_until AS "previousUntil", e.version, e.created_at AS "createdAt"`;

/** What of an endpoint may change, as it is stored. */
export type EndpointChange = Partial<
  Pick<
    EndpointRow,
    | 'url'
    | 'description'
    | 'eventTypes'
    | 'state'
    | 'disabledReason'
    | 'secret'
    | 'previousSecret'
    | 'previousUntil'
  >
>;

@Injectable()
export class EndpointsRepository {
  /** Locks the row, and lets deliveries to it be planned. @throws DomainError not_found, also for another organisation's */
  async lock(manager: EntityManager, id: string): Promise<EndpointRow> {
    return this.one(
      manager,
      `${selectEndpoint} FROM webhook_endpoints e WHERE e.id = $1 FOR NO KEY UPDATE`,
      id,
    );
  }

  /** Locks the row when nobody else has it; undefined without waiting otherwise, or when it is gone. */
  async lockIfFree(manager: EntityManager, id: string): Promise<EndpointRow | undefined> {
    const sql = `${selectEndpoint} FROM webhook_endpoints e WHERE e.id = $1 FOR NO KEY UPDATE SKIP LOCKED`;
    const [row] = await manager.query<EndpointRow[]>(sql, [id]);
    return row;
  }

  /** @throws DomainError not_found, also for another organisation's */
  async find(manager: EntityManager, id: string): Promise<EndpointRow> {
    return this.one(manager, `${selectEndpoint} FROM webhook_endpoints e WHERE e.id = $1`, id);
  }

  async insert(
    manager: EntityManager,
    row: Pick<
      EndpointRow,
      'id' | 'organisationId' | 'url' | 'description' | 'eventTypes' | 'secret' | 'createdAt'
    > & {
      createdBy: string;
    },
  ): Promise<void> {
    await manager.query(
      `INSERT INTO webhook_endpoints (id, organisation_id, url, description, event_types, secret, created_at, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        row.id,
        row.organisationId,
        row.url,
        row.description,
        row.eventTypes,
        row.secret,
        row.createdAt,
        row.createdBy,
      ],
    );
  }

  /** Writes a locked row with its changes; the version rises. */
  async update(manager: EntityManager, row: EndpointRow, change: EndpointChange): Promise<EndpointRow> {
    const next = { ...row, ...change, version: row.version + 1 };
    await manager.query(
      `UPDATE webhook_endpoints SET url = $2, description = $3, event_types = $4, state = $5, disabled_reason = $6,
         secret = $7, previous_secret = $8, previous_until = $9, version = $10
       WHERE id = $1`,
      [
        next.id,
        next.url,
        next.description,
        next.eventTypes,
        next.state,
        next.disabledReason,
        next.secret,
        next.previousSecret,
        next.previousUntil,
        next.version,
      ],
    );
    return next;
  }

  async delete(manager: EntityManager, id: string): Promise<void> {
    await manager.query('DELETE FROM webhook_endpoints WHERE id = $1', [id]);
  }

  private async one(manager: EntityManager, sql: string, id: string): Promise<EndpointRow> {
    const [row] = await manager.query<EndpointRow[]>(sql, [id]);
    if (!row) throw new DomainError('not_found', 'webhook.not_found', 'There is no such webhook endpoint.');
    return row;
  }
}
