import { createZodDto, oneOrMany, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import { evidenceKinds } from '../evidence/domain/kinds';
import { parties } from '../rules/domain/pack';
import { actionNames } from './domain/actions';
import { decisionNames, recoveryNames, settlementNames, stageNames } from './domain/axes';
import { claimTypes, outcomes, priorities, remedyKinds, wishes } from './domain/words';

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !value.includes('\0'), 'No NUL characters');
const moment = z.iso.datetime({ offset: true });
/** Integer minor units of the claim's currency; a hundred lines of the most still add up exactly. */
const minorUnits = z.int().min(0).max(10_000_000_000_000);
const currency = z.string().regex(/^[A-Z]{3}$/, 'A three-letter ISO 4217 code');

const line = z.strictObject({
  description: text(500),
  category: text(100).nullish(),
  quantity: z.int().min(1).max(100_000).default(1),
  claimedAmount: minorUnits.nullish().describe('integer minor units; null or left out when not stated'),
});

export const fileClaim = z
  .strictObject({
    shipmentId: z.uuid().optional(),
    waybill: text(100)
      .optional()
      .describe('instead of shipmentId; the newest shipment of that number is meant'),
    carrier: text(100).optional().describe('with waybill, where two carriers use the same number'),
    type: z.enum(claimTypes),
    wish: z.enum(wishes).default('compensation'),
    currency: currency.default('IDR'),
    description: text(5_000).optional(),
    lines: z.array(line).min(1).max(100),
    piecesAffected: z.int().min(1).max(100_000).optional(),
    weightGrams: z.int().min(1).max(100_000_000).optional().describe('of what is claimed for'),
    codAmount: minorUnits.optional().describe('cash that was collected and not handed over'),
    salvageAmount: minorUnits.optional().describe('what the goods are still worth'),
    filedFor: z.enum(parties).default('sender').describe('whose claim it is'),
    externalReference: text(200)
      .optional()
      .describe('your own number; filing it again answers the same claim'),
    incidentId: z.uuid().optional(),
    occurredAt: moment.optional(),
    receivedAt: moment
      .optional()
      .describe('for past claims: when it was received; clocks start now all the same'),
  })
  .refine((claim) => (claim.shipmentId === undefined) !== (claim.waybill === undefined), {
    path: ['shipmentId'],
    message: 'Give either shipmentId or waybill',
  })
  .refine((claim) => claim.carrier === undefined || claim.waybill !== undefined, {
    path: ['carrier'],
    message: 'Only together with waybill',
  });
export class FileClaimDto extends createZodDto(fileClaim) {}

export class EvidenceRequestDto extends createZodDto(
  z.strictObject({
    items: z.array(z.enum(evidenceKinds)).min(1).max(evidenceKinds.length),
    note: text(2_000).optional(),
  }),
) {}

export class DecisionDto extends createZodDto(
  z.strictObject({
    outcome: z.enum(outcomes),
    lines: z
      .array(z.strictObject({ lineId: z.uuid(), approvedAmount: minorUnits }))
      .max(100)
      .default([])
      .describe('every line of the claim; may be left out for a rejection'),
    remedy: z.enum(remedyKinds).optional().describe('what is given; follows the wish when left out'),
    reasonCode: text(60).optional(),
    reasonText: text(5_000).optional(),
  }),
) {}

const reason = z.strictObject({ reason: text(2_000).optional() });
export class CancelDto extends createZodDto(reason) {}
export class HoldDto extends createZodDto(
  z.strictObject({
    reason: text(200),
    reviewAt: moment
      .optional()
      .describe('when it comes back to the desk by itself; in seven days when left out, 90 at most'),
  }),
) {}

export class ListClaimsQuery extends createZodDto(
  pageQuery({
    sort: ['filedAt', 'receivedAt', 'number', 'updatedAt'],
    defaultSort: '-filedAt',
    filter: {
      stage: oneOrMany(z.enum(stageNames)).optional(),
      decision: oneOrMany(z.enum(decisionNames)).optional(),
      settlement: oneOrMany(z.enum(settlementNames)).optional(),
      type: oneOrMany(z.enum(claimTypes)).optional(),
      waybill: oneOrMany(text(100)).optional(),
      shipmentId: oneOrMany(z.uuid()).optional(),
      externalReference: oneOrMany(text(200)).optional(),
    },
  }),
) {}

const at = z.iso.datetime();
export const claimSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  organisationId: z.uuid(),
  shipmentId: z.uuid(),
  waybill: z.string(),
  carrier: z.string(),
  type: z.enum(claimTypes),
  wish: z.enum(wishes),
  currency: z.string(),
  description: z.string().nullable(),
  externalReference: z.string().nullable(),
  incidentId: z.uuid().nullable(),
  piecesAffected: z.int().nullable(),
  weightGrams: z.int().nullable(),
  codAmount: z.int().nullable(),
  salvageAmount: z.int().nullable(),
  filedFor: z.enum(parties),
  rulePack: z.string().nullable().describe('the rule pack of the day of shipping, which the claim keeps'),
  rulePackVersion: z.int().nullable(),
  stage: z.enum(stageNames),
  decision: z.enum(decisionNames),
  settlement: z.enum(settlementNames),
  claimedAmount: z.int().nullable(),
  approvedAmount: z.int().nullable(),
  paidAmount: z.int().nullable(),
  remedy: z.enum(remedyKinds).nullable(),
  remedyId: z.uuid().nullable(),
  claimantId: z.string(),
  priority: z.enum(priorities),
  assigneeId: z.string().nullable(),
  occurredAt: at.nullable(),
  receivedAt: at,
  filedAt: at,
  answerBy: at.nullable(),
  reviewAt: at.nullable().describe('when a claim on hold comes back'),
  mergedInto: z.uuid().nullable().describe('the claim that goes on for this duplicate'),
  recovery: z.enum(recoveryNames).describe('a parcel found after it was paid for'),
  chooseBy: at.nullable().describe('until when the claimant chooses between money and parcel'),
  decidedAt: at.nullable(),
  appealUntil: at.nullable(),
  settledAt: at.nullable(),
  nextDueAt: at.nullable(),
  nextClock: z.string().nullable(),
  version: z.int(),
});

const claimLine = z.object({
  id: z.uuid(),
  description: z.string(),
  category: z.string().nullable(),
  quantity: z.int(),
  claimedAmount: z.int().nullable(),
  approvedAmount: z.int().nullable(),
  paidAmount: z.int().nullable(),
});

export const filedClaim = claimSummary.extend({ lines: z.array(claimLine) });
export class FiledClaimDto extends createZodDto(filedClaim) {}
export class ClaimPageDto extends createZodDto(pageOf(claimSummary)) {}

const historyEntry = z.object({
  at,
  what: z.string(),
  stage: z.enum(stageNames),
  decision: z.enum(decisionNames),
  settlement: z.enum(settlementNames),
  actorId: z.string(),
  actorRole: z.string(),
  channel: z.string(),
  reason: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});
export class HistoryDto extends createZodDto(z.object({ items: z.array(historyEntry) })) {}

const bothLanguages = z.object({ id: z.string(), en: z.string() });

export class ClaimDto extends createZodDto(
  filedClaim.extend({
    overdue: z.boolean(),
    clocks: z.array(
      z.object({
        name: z.string(),
        generation: z.int(),
        state: z.string(),
        anchor: at,
        dueAt: at,
        pausedAt: at.nullable(),
        stoppedAt: at.nullable(),
        budgetMinutes: z.int(),
        elapsedMinutes: z.int(),
        overdue: z.boolean(),
      }),
    ),
    allowedActions: z.array(
      z.object({
        action: z.enum(actionNames),
        roles: z.array(z.string()),
        dueAt: at.nullable(),
        mandatory: z.boolean(),
      }),
    ),
    decisions: z.array(
      z.object({
        decisionNo: z.int(),
        outcome: z.enum(outcomes),
        approvedAmount: z.int(),
        lines: z.array(z.object({ lineId: z.uuid(), approvedAmount: z.int() })),
        remedy: z.enum(remedyKinds).nullable(),
        reasonCode: z.string(),
        reasonText: z.string().nullable(),
        ruleId: z.string().nullable(),
        estimatedAmount: z.int().nullable(),
        automaticRule: z.string().nullable().describe('the rule that approved without a person'),
        decidedBy: z.string(),
        decidedAt: at,
      }),
    ),
    findings: z.array(
      z.object({
        kind: z.string(),
        ruleId: z.string(),
        title: bothLanguages,
        explanation: bothLanguages,
        details: z.record(z.string(), z.unknown()),
        foundAt: at,
        resolvedAt: at.nullable(),
      }),
    ),
    evidence: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string(),
        fileName: z.string(),
        mediaType: z.string(),
        size: z.int(),
        sha256: z.string(),
        addedAt: at,
      }),
    ),
    history: z.array(historyEntry),
    mergedFrom: z
      .array(z.object({ id: z.uuid(), number: z.string() }))
      .describe('duplicates this claim goes on for; their evidence is here'),
  }),
) {}
