import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import type { Actor } from '../auth/actor';
import { Clock } from '../clock';
import { requestContext } from '../operations/request-context';

/** One change: who did what to which case, why, and from where. Ids and codes only, never personal data. */
export interface AuditEntry {
  organisationId: string | null;
  /** What was changed, `claim:<id>` or a bare id: the subject its history is read by. */
  subject: string;
  /** Dotted, past tense where it fits an event: `claim.decided`. */
  action: string;
  actor: Actor;
  reason?: string | null;
  details?: Record<string, unknown>;
  /** Where it came from: `web`, `api`, `event`, `timer`, ... By default the actor's kind tells. */
  channel?: string;
}

/** The column values of `audit_rows`, for `Audit` and for one-statement hot paths. */
export interface AuditRow {
  id: string;
  time: Date;
  organisation_id: string | null;
  subject: string;
  action: string;
  actor_id: string;
  actor_kind: Actor['kind'];
  reason: string | null;
  details: Record<string, unknown>;
  channel: string;
  request_id: string | null;
}

const channelOf: Record<Actor['kind'], string> = { person: 'web', api_key: 'api', service: 'system' };

/** The row of an entry; a fresh id, and the request id of the request this runs in. */
export function auditRow(entry: AuditEntry, time: Date): AuditRow {
  return {
    id: v7(),
    time,
    organisation_id: entry.organisationId,
    subject: entry.subject,
    action: entry.action,
    actor_id: entry.actor.personId,
    actor_kind: entry.actor.kind,
    reason: entry.reason ?? null,
    details: entry.details ?? {},
    channel: entry.channel ?? channelOf[entry.actor.kind],
    request_id: requestContext()?.requestId ?? null,
  };
}

/** Appends audit rows in the transaction of the change they tell of; the sealer chains them after it committed. */
@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  /** One row, or many in one statement. */
  async append(manager: EntityManager, entries: AuditEntry | readonly AuditEntry[]): Promise<void> {
    const time = this.clock.now();
    const rows = [entries].flat().map((entry) => auditRow(entry, time));
    if (rows.length === 0) return;
    await manager.query(
      `INSERT INTO audit_rows SELECT * FROM jsonb_populate_recordset(NULL::audit_rows, $1)`,
      [JSON.stringify(rows)],
    );
  }
}
