import { moneyField } from '@tuntas/contracts';
import { createZodDto, type Actor, isStaff, oneOrMany, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import { actionsOn, payoutStates } from './domain/payout';
import type { Payout } from './payout.repository';

export class PayoutsQuery extends createZodDto(
  pageQuery({
    sort: ['createdAt', 'amount'],
    defaultSort: '-createdAt',
    filter: {
      state: z.enum(payoutStates).optional(),
      claimId: oneOrMany(z.uuid()).optional(),
      organisationId: z.uuid().optional(),
    },
  }),
) {}

export class ApproveBody extends createZodDto(
  z.strictObject({
    approvalHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('as GET /payouts/:id showed it: it stands for the amount, the currency and the account'),
  }),
) {}

export const rejectReasons = [
  'wrong_payee',
  'wrong_amount',
  'duplicate',
  'suspected_fraud',
  'account_unusable',
  'other',
] as const;

export class RejectBody extends createZodDto(z.strictObject({ reasonCode: z.enum(rejectReasons) })) {}

const payoutView = z.object({
  id: z.uuid(),
  remedyId: z.uuid(),
  claimId: z.uuid(),
  claimNumber: z.string(),
  organisationId: z.uuid(),
  amount: moneyField,
  state: z.enum(payoutStates),
  blocker: z.enum(['payee_missing']).nullable(),
  payee: z.object({ bankCode: z.string(), accountNumber: z.string(), holder: z.string() }).nullable(),
  approvalHash: z.string().nullable().describe('for staff, while a second person is awaited'),
  approval: z
    .object({
      by: z.string().describe('a person, or `rule`'),
      at: z.iso.datetime(),
      limit: moneyField.nullable().describe('the limit that let a rule approve'),
    })
    .nullable(),
  rejectedBy: z.string().nullable(),
  reasonCode: z.string().nullable(),
  attempt: z.int(),
  bankReference: z.string().nullable(),
  createdAt: z.iso.datetime(),
  submittedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  version: z.int(),
  allowedActions: z.array(z.enum(['approve', 'reject', 'retry'])),
});
export type PayoutView = z.infer<typeof payoutView>;

export class PayoutAnswer extends createZodDto(payoutView) {}
export class PayoutsPage extends createZodDto(pageOf(payoutView)) {}

/** Enough to recognise an account by, not enough to use it. */
export const maskAccount = (number: string): string =>
  `••••${number.slice(-Math.min(4, Math.floor(number.length / 2)))}`;

export const maskName = (name: string): string => name.replace(/(\p{L})[\p{L}'’.-]*/gu, '$1•••');

const sees = (actor: Actor): boolean => isStaff(actor);
const decides = (actor: Actor): boolean =>
  actor.roles.some((role) => role === 'finance' || role === 'supervisor');

export const payoutViewOf = (payout: Payout, actor: Actor): PayoutView => ({
  id: payout.id,
  remedyId: payout.remedyId,
  claimId: payout.claimId,
  claimNumber: payout.claimNumber,
  organisationId: payout.organisationId,
  amount: payout.amount,
  state: payout.state,
  blocker: !payout.payee && actionsOn(payout.state).length > 0 ? 'payee_missing' : null,
  payee: payout.payee && {
    bankCode: payout.payee.bankCode,
    accountNumber: maskAccount(payout.payee.accountNumber),
    holder: maskName(payout.payee.holder),
  },
  approvalHash: sees(actor) && payout.state === 'awaiting_approval' ? payout.approvalHash : null,
  approval:
    payout.approvedBy && payout.approvedAt ? approvalOf(payout, payout.approvedBy, payout.approvedAt) : null,
  rejectedBy: payout.rejectedBy,
  reasonCode: payout.reasonCode,
  attempt: payout.attempt,
  bankReference: payout.bankReference,
  createdAt: payout.createdAt.toISOString(),
  submittedAt: payout.submittedAt?.toISOString() ?? null,
  endedAt: payout.endedAt?.toISOString() ?? null,
  version: payout.version,
  allowedActions: decides(actor) ? [...actionsOn(payout.state)] : [],
});

const approvalOf = (payout: Payout, by: string, at: Date): PayoutView['approval'] => ({
  by,
  at: at.toISOString(),
  limit:
    payout.approvalLimit === null ? null : { amount: payout.approvalLimit, currency: payout.amount.currency },
});
