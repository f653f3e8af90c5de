import { moneyField } from '@tuntas/contracts';
import { type Actor, createZodDto, oneOrMany, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import { debtorKinds, outstanding, recoveryStates } from './domain/recovery';
import type { RecoveryRow } from './recovery.repository';

export class RecoveriesQuery extends createZodDto(
  pageQuery({
    sort: ['dueAt', 'amount', 'openedAt'],
    defaultSort: 'dueAt',
    filter: {
      state: oneOrMany(z.enum(recoveryStates)).optional(),
      overdue: z
        .enum(['true', 'false'])
        .transform((text) => text === 'true')
        .optional(),
      debtorKind: z.enum(debtorKinds).optional(),
      payoutId: z.uuid().optional(),
      claimId: z.uuid().optional(),
    },
  }),
) {}

export class OpenRecoveryBody extends createZodDto(
  z
    .strictObject({
      payoutId: z.uuid().describe('what was paid for the claim'),
      debtorKind: z.enum(debtorKinds),
      debtor: z.string().trim().min(2).max(100).describe('the carrier’s or insurer’s name'),
      reference: z.string().trim().min(1).max(100).optional().describe('their number for the claim'),
      amount: z.int().positive().describe('integer minor units of the payout’s currency'),
      dueAt: z.iso.datetime().describe('the last moment to be paid, or to press for it'),
    })
    .meta({
      examples: [
        {
          payoutId: '0192f1c2-0000-7000-8000-0000000000f1',
          debtorKind: 'carrier',
          debtor: 'JNE',
          reference: 'JNE-CLM-4711',
          amount: 90_000,
          dueAt: '2027-02-26T16:59:59Z',
        },
      ],
    }),
) {}

export class ReceiptBody extends createZodDto(
  z
    .strictObject({
      amount: z.int().positive(),
      receivedOn: z.iso.date(),
      note: z.string().trim().min(1).max(300).optional().describe('no personal data: it is kept for ever'),
    })
    .meta({ examples: [{ amount: 50_000, receivedOn: '2026-11-26', note: 'First half, as agreed.' }] }),
) {}

export class WriteOffBody extends createZodDto(
  z
    .strictObject({
      reason: z.string().trim().min(3).max(300).describe('no personal data: it is kept for ever'),
    })
    .meta({ examples: [{ reason: 'The carrier is insolvent.' }] }),
) {}

const recoveryView = z.object({
  id: z.uuid(),
  organisationId: z.uuid(),
  claimId: z.uuid(),
  claimNumber: z.string(),
  payoutId: z.uuid(),
  debtorKind: z.enum(debtorKinds),
  debtor: z.string(),
  reference: z.string().nullable(),
  amount: moneyField,
  received: moneyField,
  writtenOff: moneyField,
  outstanding: moneyField,
  state: z.enum(recoveryStates),
  overdue: z.boolean(),
  dueAt: z.iso.datetime(),
  openedBy: z.string(),
  openedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  writeOff: z.object({ proposedBy: z.string(), reason: z.string() }).nullable(),
  version: z.int(),
  allowedActions: z.array(
    z.enum(['receive', 'propose_write_off', 'confirm_write_off', 'withdraw_write_off']),
  ),
});
export type RecoveryView = z.infer<typeof recoveryView>;
export class RecoveryAnswer extends createZodDto(recoveryView) {}
export class RecoveriesPage extends createZodDto(pageOf(recoveryView)) {}

const actionsOf = (row: RecoveryRow, actor: Actor): RecoveryView['allowedActions'] => {
  if (row.state !== 'open' || !actor.roles.includes('finance')) return [];
  if (!row.proposedBy) return ['receive', 'propose_write_off'];
  const confirm = row.proposedBy === actor.personId ? [] : (['confirm_write_off'] as const);
  return ['receive', ...confirm, 'withdraw_write_off'];
};

export function recoveryViewOf(row: RecoveryRow, actor: Actor, now: Date): RecoveryView {
  const of = (amount: number) => ({ amount, currency: row.currency });
  return {
    id: row.id,
    organisationId: row.organisationId,
    claimId: row.claimId,
    claimNumber: row.claimNumber,
    payoutId: row.payoutId,
    debtorKind: row.debtorKind,
    debtor: row.debtor,
    reference: row.reference,
    amount: of(row.amount),
    received: of(row.received),
    writtenOff: of(row.writtenOff),
    outstanding: of(outstanding(row)),
    state: row.state,
    overdue: row.state === 'open' && row.dueAt < now,
    dueAt: row.dueAt.toISOString(),
    openedBy: row.openedBy,
    openedAt: row.openedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    writeOff: row.proposedBy ? { proposedBy: row.proposedBy, reason: row.writeOffReason ?? '' } : null,
    version: row.version,
    allowedActions: actionsOf(row, actor),
  };
}
