import { carrierKey, waybillKey } from '@tuntas/contracts';
import { type NewEvent, outboxRow } from '@tuntas/messaging';
import {
  type Actor,
  auditRow,
  idempotencyLock,
  type IdempotencyRequest,
  idempotencyScope,
  scopeOf,
} from '@tuntas/platform';
import { v7 } from 'uuid';
import type { z } from 'zod';
import type { SlaBook } from '../sla/domain/book';
import { openingPlans } from '../sla/opening-plans';
import { authorOf } from './author';
import type { filedClaim } from './claim-view.dto';
import type { fileClaim } from './file-claim.dto';
import { fileClaimSql } from './file-claim.sql';

export type FileClaim = z.output<typeof fileClaim>;
export type FiledClaim = z.input<typeof filedClaim>;

/** What the statement answers. */
export interface FilingRow {
  free: boolean;
  known: string | null;
  number: string | null;
  organisation_id: string;
  waybill: string;
  carrier: string;
  rule_pack: string | null;
  rule_pack_version: number | null;
  /** False: a calendar or policy was edited, and the clocks were made by the rules of before. */
  current: boolean;
  next_due_at: Date | null;
  next_clock: string | null;
}

export interface Filing {
  readonly statement: { name: string; text: string; values: unknown[] };
  /** The claim as answered; what only the statement knows is filled in from its row. */
  readonly body: FiledClaim;
}

const NOT_YET_KNOWN = '00000000-0000-0000-0000-000000000000';

/** Everything that filing writes, made ready before the database is asked. */
export function prepareFiling(
  claim: FileClaim,
  actor: Actor,
  at: Date,
  key: IdempotencyRequest | null,
  book: SlaBook,
): Filing {
  const id = v7();
  const lines = claim.lines.map((line, position) => ({ id: v7(), position, ...line }));
  const claimedAmount = totalOf(claim);
  const receivedAt = claim.receivedAt ? new Date(claim.receivedAt) : at;
  const body: FiledClaim = {
    ...unfiled,
    id,
    shipmentId: claim.shipmentId ?? '',
    type: claim.type,
    wish: claim.wish,
    currency: claim.currency,
    description: claim.description ?? null,
    externalReference: claim.externalReference ?? null,
    incidentId: claim.incidentId ?? null,
    piecesAffected: claim.piecesAffected ?? null,
    weightGrams: claim.weightGrams ?? null,
    codAmount: claim.codAmount ?? null,
    salvageAmount: claim.salvageAmount ?? null,
    filedFor: claim.filedFor,
    claimedAmount,
    claimantId: actor.personId,
    occurredAt: claim.occurredAt ? new Date(claim.occurredAt).toISOString() : null,
    receivedAt: receivedAt.toISOString(),
    filedAt: at.toISOString(),
    nextDueAt: null,
    nextClock: null,
    lines: lines.map((line) => ({
      id: line.id,
      description: line.description,
      category: line.category ?? null,
      quantity: line.quantity,
      claimedAmount: line.claimedAmount ?? null,
      approvedAmount: null,
      paidAmount: null,
    })),
  };
  const values = [
    scopeOf(actor),
    key && idempotencyLock(key),
    claim.shipmentId ?? null,
    claim.waybill === undefined ? null : waybillKey(claim.waybill),
    claim.carrier === undefined ? null : carrierKey(claim.carrier),
    JSON.stringify(claimColumns(body)),
    JSON.stringify(
      lines.map(({ claimedAmount: amount, ...line }) => ({ ...line, claimed_amount: amount ?? null })),
    ),
    JSON.stringify(openingPlans(book, { type: claim.type, priority: body.priority }, scopeOf(actor), at)),
    book.revision,
    JSON.stringify(trailOf(id, actor, at)),
    JSON.stringify(eventRow(submittedEvent(body, at))),
    key && JSON.stringify({ ...key, scope: idempotencyScope(key.actor), actor: undefined, body }),
  ];
  return { statement: { name: 'file-claim', text: fileClaimSql, values }, body };
}

const unfiled = {
  number: '',
  organisationId: '',
  waybill: '',
  carrier: '',
  rulePack: null,
  rulePackVersion: null,
  stage: 'submitted',
  decision: 'pending',
  settlement: 'none',
  approvedAmount: null,
  paidAmount: null,
  remedy: null,
  remedyId: null,
  priority: 'normal',
  assigneeId: null,
  answerBy: null,
  reviewAt: null,
  mergedInto: null,
  recovery: 'none',
  chooseBy: null,
  decidedAt: null,
  appealUntil: null,
  settledAt: null,
  version: 1,
} as const;

function totalOf({ lines }: FileClaim): number | null {
  let total = 0;
  for (const { claimedAmount } of lines) {
    if (claimedAmount === null || claimedAmount === undefined) return null;
    total += claimedAmount;
  }
  return total;
}

const claimColumns = (body: FiledClaim) => ({
  id: body.id,
  series: `CLM-${body.filedAt.slice(0, 4)}-`,
  type: body.type,
  wish: body.wish,
  currency: body.currency,
  description: body.description,
  external_reference: body.externalReference,
  incident_id: body.incidentId,
  pieces_affected: body.piecesAffected,
  weight_grams: body.weightGrams,
  cod_amount: body.codAmount,
  salvage_amount: body.salvageAmount,
  filed_for: body.filedFor,
  claimed_amount: body.claimedAmount,
  claimant_id: body.claimantId,
  occurred_at: body.occurredAt,
  received_at: body.receivedAt,
  filed_at: body.filedAt,
});

function trailOf(id: string, actor: Actor, at: Date) {
  const { role, channel } = authorOf(actor);
  const entry = { organisationId: null, subject: id, action: 'claim.submitted', actor, channel };
  return { ...auditRow(entry, at), history_id: v7(), actor_role: role };
}

const submittedEvent = (body: FiledClaim, at: Date): NewEvent => ({
  type: 'claim.submitted',
  subject: body.id,
  organisationId: null,
  time: at,
  data: {
    claimId: body.id,
    number: '',
    organisationId: NOT_YET_KNOWN,
    claimantId: body.claimantId,
    shipmentId: body.shipmentId || NOT_YET_KNOWN,
    type: body.type,
    wish: body.wish,
    currency: body.currency,
    claimed: body.claimedAmount === null ? null : { amount: body.claimedAmount, currency: body.currency },
    incidentId: body.incidentId,
    decisionDueAt: null,
  },
});

/** The data as an object, since the statement adds to it what it finds. */
function eventRow(event: NewEvent) {
  const row = outboxRow(event);
  return { ...row, data: event.data };
}
