import { Injectable } from '@nestjs/common';
import { Clock } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import type { Occasion } from '../rules/notice';

// Each branch of the union is used by one kind of audience and has its own index.
const PLAN = `
  WITH notice AS (
    SELECT n.audience, n.roles, n."personId", n."personIds", n."shipmentId", n.template, n.channels, n.topic, n.critical,
      n.rung, n."onlyWhile", c.claimant_id
    FROM jsonb_to_recordset($1) AS n (audience text, roles text[], "personId" text, "personIds" text[], "shipmentId" uuid,
      template text, channels text[], topic text, critical boolean, rung text, "onlyWhile" text)
    LEFT JOIN cases c ON c.claim_id = $4
  ), reader AS (
    SELECT notice.template, notice.channels, notice.topic, notice.critical, notice.rung, notice."onlyWhile", r.kind,
      r.id AS recipient_id, r.organisation_id
    FROM notice CROSS JOIN LATERAL (
      SELECT 'person' AS kind, person_id AS id, organisation_id FROM recipients
      WHERE notice.audience IN ('person', 'claimant') AND active
        AND person_id = coalesce(notice."personId", notice.claimant_id)
      UNION ALL
      SELECT 'person', person_id, organisation_id FROM recipients
      WHERE active AND organisation_id = $3 AND 'shipper' = ANY (roles)
        AND (notice.audience = 'shippers' OR (notice.audience = 'claimant' AND NOT EXISTS (
          -- Filed with a key: everybody who files for this organisation is the claimant.
          SELECT FROM recipients known
          WHERE known.active AND known.person_id = coalesce(notice."personId", notice.claimant_id))))
      UNION ALL
      SELECT 'person', person_id, organisation_id FROM recipients
      WHERE notice.audience = 'staff' AND active AND person_id = ANY (notice."personIds")
      UNION ALL
      SELECT 'person', person_id, organisation_id FROM recipients
      WHERE notice.audience = 'staff' AND active AND roles && notice.roles AND NOT EXISTS (
        SELECT FROM recipients known WHERE known.active AND known.person_id = ANY (notice."personIds"))
      UNION ALL
      SELECT 'consignee', notice."shipmentId"::text, $3::uuid
      WHERE notice.audience = 'consignee' AND notice."shipmentId" IS NOT NULL
    ) r
  )
  INSERT INTO messages (organisation_id, recipient_kind, recipient_id, dedup_key, rung, channel, template, topic,
                        critical, only_while, claim_id, shipment_id, facts, state, sent_at, created_at)
  SELECT organisation_id, kind, recipient_id, $2, rung, channel, template, topic, critical, "onlyWhile", $4, $5, $6,
         CASE channel WHEN 'in_app' THEN 'sent' ELSE 'queued' END, CASE channel WHEN 'in_app' THEN $7::timestamptz END, $7
  FROM reader CROSS JOIN unnest(channels) AS way (channel)
  WHERE critical OR NOT EXISTS (
    SELECT FROM preferences p
    WHERE p.person_id = reader.recipient_id AND p.topic = reader.topic AND p.channel = way.channel AND NOT p.enabled)
  ON CONFLICT (recipient_id, dedup_key, rung, channel) DO NOTHING
  RETURNING id, channel`;

/** From an occasion to messages: one per recipient, occasion, rung and channel, however often it is told. */
@Injectable()
export class MessagesPlanner {
  constructor(
    private readonly timers: Timers,
    private readonly clock: Clock,
  ) {}

  /** Writes the messages in the caller's transaction; those that travel leave after its commit. */
  async plan(manager: EntityManager, occasion: Occasion): Promise<void> {
    if (occasion.notices.length === 0) return;
    const now = this.clock.now();
    const planned = await manager.query<{ id: string; channel: string }[]>(PLAN, [
      JSON.stringify(occasion.notices),
      occasion.dedupKey,
      occasion.organisationId,
      occasion.claimId,
      occasion.shipmentId,
      JSON.stringify(occasion.facts),
      now,
    ]);
    const travelling = planned.filter(({ channel }) => channel !== 'in_app');
    await this.timers.armMany(
      manager,
      travelling.map(({ id }) => ({ name: 'message.send', subject: id, dueAt: now })),
    );
  }
}
