import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { stageNames } from '../claims/domain/axes';
import { claimTypes, priorities } from '../claims/domain/words';
import { evidenceKinds } from '../evidence/domain/kinds';

const text = (max: number) => z.string().trim().min(1).max(max);

/** What each action takes beside the claims; `true` must be given. */
const fields = {
  assign: { assigneeId: true },
  hold: { reason: true },
  resume: {},
  request_evidence: { items: true, note: false },
  priority: { priority: true },
  decide: {},
} as const satisfies Record<
  string,
  Partial<Record<'assigneeId' | 'reason' | 'items' | 'note' | 'priority', boolean>>
>;
export type BulkActionName = keyof typeof fields;
const actionNames = Object.keys(fields) as [BulkActionName, ...BulkActionName[]];

const body = z
  .strictObject({
    action: z
      .enum(actionNames)
      .describe('decide approves what the rule pays, where that is little and nothing was noticed'),
    claims: z
      .array(z.strictObject({ id: z.uuid(), version: z.int().positive().optional() }))
      .min(1)
      .max(100)
      .refine((rows) => new Set(rows.map(({ id }) => id)).size === rows.length, 'Name each claim once')
      .describe('with a version, a claim that changed since is refused'),
    assigneeId: text(100).nullable().optional().describe('assign: null gives the claims back to the queue'),
    reason: text(200).optional().describe('hold'),
    items: z
      .array(z.enum(evidenceKinds))
      .min(1)
      .max(evidenceKinds.length)
      .optional()
      .describe('request_evidence'),
    note: text(2_000).optional().describe('request_evidence'),
    priority: z.enum(priorities).optional().describe('priority'),
  })
  .superRefine(({ action, claims: _claims, ...given }, context) => {
    const known: Partial<Record<string, boolean>> = fields[action];
    for (const [field, value] of Object.entries(given)) {
      if (value !== undefined && known[field] === undefined) {
        context.addIssue({ code: 'custom', path: [field], message: `Not part of ${action}` });
      }
    }
    for (const [field, required] of Object.entries(known)) {
      if (required && given[field as keyof typeof given] === undefined) {
        context.addIssue({ code: 'custom', path: [field], message: `Required for ${action}` });
      }
    }
  })
  .meta({
    examples: [
      {
        action: 'hold',
        claims: [{ id: '0192f1c2-0000-7000-8000-0000000000c1', version: 3 }],
        reason: 'carrier_inquiry',
      },
    ],
  });
export class BulkDto extends createZodDto(body) {}

const row = z.object({
  claimId: z.uuid(),
  done: z.boolean(),
  code: z.string().nullable().describe('why it was refused'),
  message: z.string().nullable(),
  claim: z
    .object({
      number: z.string(),
      type: z.enum(claimTypes),
      stage: z.enum(stageNames),
      priority: z.enum(priorities),
      assigneeId: z.string().nullable(),
      version: z.int(),
    })
    .nullable(),
});
export class BulkResultDto extends createZodDto(
  z.object({ done: z.int(), refused: z.int(), items: z.array(row) }),
) {}
