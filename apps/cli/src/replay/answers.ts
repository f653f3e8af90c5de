import { moneyField } from '@tuntas/contracts';
import { z } from 'zod';

/** The parts of the API's answers that a replay reads. */
export const claimAnswer = z.object({
  id: z.uuid(),
  externalReference: z.string().nullable(),
  stage: z.string(),
  decision: z.enum(['pending', 'approved', 'approved_partial', 'rejected']),
  settlement: z.string(),
  version: z.int(),
});
export type ClaimAnswer = z.output<typeof claimAnswer>;

export const claimWithLines = claimAnswer.extend({ lines: z.array(z.object({ id: z.uuid() })).min(1) });
export type ClaimWithLines = z.output<typeof claimWithLines>;

export const registeredRows = z.object({
  results: z.array(
    z.object({
      row: z.int(),
      result: z.enum(['registered', 'known', 'conflict', 'invalid']),
      shipmentId: z.uuid().optional(),
      differs: z.array(z.string()).default([]),
      errors: z.array(z.object({ field: z.string(), message: z.string() })).default([]),
    }),
  ),
});

export const payoutAnswer = z.object({
  id: z.uuid(),
  claimId: z.uuid(),
  state: z.string(),
  blocker: z.string().nullable(),
  reasonCode: z.string().nullable(),
  approvalHash: z.string().nullable(),
});
export type PayoutAnswer = z.output<typeof payoutAnswer>;

export const ledgerTransaction = z.object({
  payoutId: z.uuid(),
  kind: z.string(),
  entries: z.array(z.object({ account: z.string(), amount: moneyField })),
});

export const anything = z.unknown();

/** At most so many ids or references in one query. */
export const LIST_LIMIT = 100;

/** `name=a&name=b`, which the lists take as "one of these". */
export const oneOf = (name: string, values: readonly string[]): string =>
  values.map((value) => `${name}=${encodeURIComponent(value)}`).join('&');
