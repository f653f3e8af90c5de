import { moneyField, remedyKinds } from '@tuntas/contracts';
import { createZodDto, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import { remedyStates } from './domain/remedy';
import type { RemedyRow } from './remedy.repository';

export class RemediesQuery extends createZodDto(
  pageQuery({
    sort: ['openedAt', 'amount'],
    defaultSort: '-openedAt',
    filter: {
      claimId: z.uuid().optional(),
      state: z.enum(remedyStates).optional(),
      kind: z.enum(remedyKinds).optional(),
    },
  }),
) {}

export const remedyView = z.object({
  id: z.uuid(),
  claimId: z.uuid(),
  claimNumber: z.string(),
  organisationId: z.uuid(),
  decisionNo: z.int(),
  kind: z.enum(remedyKinds),
  state: z.enum(remedyStates),
  amount: moneyField,
  wish: z.string().describe('what the claimant asked for'),
  fallback: z.enum(remedyKinds).nullable().describe('what is given instead should this fail'),
  fallbackOf: z.uuid().nullable(),
  reasonCode: z.string().nullable().describe('why it failed'),
  openedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  payout: z.object({ id: z.uuid(), state: z.string() }).nullable(),
  reshipment: z
    .object({
      shipmentId: z.uuid(),
      state: z.string(),
      carrier: z.string().nullable(),
      waybill: z.string().nullable(),
    })
    .nullable(),
});
export type RemedyView = z.infer<typeof remedyView>;

export class RemedyAnswer extends createZodDto(remedyView) {}
export class RemediesPage extends createZodDto(pageOf(remedyView)) {}

export type RemedyDetailRow = RemedyRow & Pick<RemedyView, 'payout' | 'reshipment'>;

export const remedyViewOf = (row: RemedyDetailRow): RemedyView => ({
  id: row.id,
  claimId: row.claimId,
  claimNumber: row.claimNumber,
  organisationId: row.organisationId,
  decisionNo: row.decisionNo,
  kind: row.kind,
  state: row.state,
  amount: { amount: row.amount, currency: row.currency },
  wish: row.wish,
  fallback: row.fallback,
  fallbackOf: row.fallbackOf,
  reasonCode: row.reasonCode,
  openedAt: row.openedAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  payout: row.payout,
  reshipment: row.reshipment,
});
