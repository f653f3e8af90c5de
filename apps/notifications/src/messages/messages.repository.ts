import { Injectable } from '@nestjs/common';
import type { Locale } from '@tuntas/contracts';
import type { EntityManager } from 'typeorm';
import type { Channel, Condition } from '../rules/rule';
import type { TemplateName } from '../templates/template';
import type { MessageState } from './domain/message';

/** A message with what its turn and its text need to know. */
export interface MessageRow {
  readonly id: string;
  readonly organisationId: string | null;
  readonly recipientKind: 'person' | 'consignee';
  readonly recipientId: string;
  readonly channel: Channel;
  readonly template: TemplateName;
  readonly critical: boolean;
  readonly onlyWhile: Condition | null;
  readonly claimId: string | null;
  readonly shipmentId: string | null;
  readonly facts: Record<string, unknown>;
  readonly state: MessageState;
  readonly attempts: number;
  readonly reasonCode: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly readAt: Date | null;
  readonly locale: Locale | null;
  readonly active: boolean | null;
  readonly claimNumber: string | null;
  readonly caseStage: string | null;
  readonly openRequestNo: number | null;
  readonly claimed: boolean;
  readonly waybill: string | null;
  readonly carrier: string | null;
  readonly quietStarts: string | null;
  readonly quietEnds: string | null;
  readonly quietZone: string | null;
}

/** The select list and joins behind {@link MessageRow}; `m` is the message. */
export const selectMessage = `
  SELECT m.id, m.organisation_id AS "organisationId", m.recipient_kind AS "recipientKind",
         m.recipient_id AS "recipientId", m.channel, m.template, m.critical, m.only_while AS "onlyWhile",
         m.claim_id AS "claimId", m.shipment_id AS "shipmentId", m.facts, m.state, m.attempts,
         m.reason_code AS "reasonCode", m.created_at AS "createdAt", m.sent_at AS "sentAt", m.read_at AS "readAt",
         r.locale, r.active, c.number AS "claimNumber", c.stage AS "caseStage",
         c.evidence_request_no AS "openRequestNo",
         EXISTS (SELECT FROM cases k WHERE k.shipment_id = m.shipment_id AND k.stage <> 'cancelled') AS claimed, p.waybill, p.carrier,
         q.starts AS "quietStarts", q.ends AS "quietEnds", q.zone AS "quietZone"`;
export const fromMessages = `
  FROM messages m
  LEFT JOIN recipients r ON m.recipient_kind = 'person' AND r.person_id = m.recipient_id
  LEFT JOIN cases c ON c.claim_id = m.claim_id
  LEFT JOIN parcels p ON p.shipment_id = coalesce(m.shipment_id, c.shipment_id)
  LEFT JOIN quiet_hours q ON m.recipient_kind = 'person' AND q.person_id = m.recipient_id`;

const LOCK = `${selectMessage} ${fromMessages} WHERE m.id = $1 FOR UPDATE OF m`;

@Injectable()
export class MessagesRepository {
  /** Locks the message; undefined when it does not exist. */
  async lock(manager: EntityManager, id: string): Promise<MessageRow | undefined> {
    const [row] = await manager.query<MessageRow[]>(LOCK, [id]);
    return row;
  }

  async find(manager: EntityManager, id: string): Promise<MessageRow | undefined> {
    const [row] = await manager.query<MessageRow[]>(`${selectMessage} ${fromMessages} WHERE m.id = $1`, [id]);
    return row;
  }

  async startSending(manager: EntityManager, id: string): Promise<void> {
    await manager.query(
      `UPDATE messages SET state = 'sending', attempts = attempts + 1, reason_code = NULL WHERE id = $1`,
      [id],
    );
  }

  /** Moves the message on when it is still in one of `from`; says whether it was. */
  async move(
    manager: EntityManager,
    id: string,
    from: readonly MessageState[],
    to: { state: MessageState; reasonCode?: string; sentAt?: Date },
  ): Promise<boolean> {
    const [, moved] = await manager.query<[unknown, number]>(
      `UPDATE messages SET state = $3, reason_code = $4, sent_at = $5 WHERE id = $1 AND state = ANY ($2)`,
      [id, from, to.state, to.reasonCode ?? null, to.sentAt ?? null],
    );
    return moved === 1;
  }
}
