import { createZodDto, pageOf } from '@tuntas/platform';
import { z } from 'zod';
import { parties } from '../rules/domain/pack';
import { actionNames } from './domain/actions';
import { decisionNames, recoveryNames, settlementNames, stageNames } from './domain/axes';
import { claimTypes, outcomes, priorities, remedyKinds, wishes } from './domain/words';

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
