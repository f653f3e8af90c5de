import { Injectable } from '@nestjs/common';
import type { Envelope } from '@tuntas/contracts';
import { Clock } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { publicData, type WebhookEvent } from './domain/payload';

// Numbering and planning in one statement: without an endpoint it writes nothing.
const FAN_OUT = `
  WITH target AS (
    SELECT id, organisation_id FROM webhook_endpoints
    WHERE organisation_id = $1 AND state = 'active' AND (event_types = '{}' OR $2 = ANY (event_types))
    ORDER BY id
  ), numbered AS (
    INSERT INTO webhook_sequences AS known (endpoint_id, subject, last_sequence)
    SELECT id, $3, 1 FROM target
    ON CONFLICT (endpoint_id, subject) DO UPDATE SET last_sequence = known.last_sequence + 1
    RETURNING endpoint_id, last_sequence
  )
  INSERT INTO webhook_deliveries
    (endpoint_id, organisation_id, event_id, event_type, event_time, subject, sequence, data, next_attempt_at)
  SELECT target.id, target.organisation_id, $4, $2, $5, $3, numbered.last_sequence, $6, $7
  FROM target JOIN numbered ON numbered.endpoint_id = target.id
  RETURNING id`;

@Injectable()
export class FanOutService {
  constructor(
    private readonly timers: Timers,
    private readonly clock: Clock,
  ) {}

  /** One delivery per endpoint of the event's organisation that asked for its type. */
  async plan(manager: EntityManager, event: Envelope<WebhookEvent>): Promise<void> {
    if (!event.organisationId) return;
    const now = this.clock.now();
    const deliveries = await manager.query<{ id: string }[]>(FAN_OUT, [
      event.organisationId,
      event.type,
      caseOf(event),
      event.id,
      event.time,
      JSON.stringify(publicData(event.data)),
      now,
    ]);
    await this.timers.armMany(
      manager,
      deliveries.map(({ id }) => ({ name: 'webhook.deliver', subject: id, dueAt: now })),
    );
  }
}

/** A claim, its remedies, its payouts and what is said of it count as one case, whatever topic said it. */
const caseOf = ({ data, subject }: Envelope<WebhookEvent>): string =>
  ('claimId' in data ? data.claimId : null) ?? subject;
