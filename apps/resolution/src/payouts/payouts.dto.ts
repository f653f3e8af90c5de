import { moneyField } from '@tuntas/contracts';
import { createZodDto, type Actor, isStaff, oneOrMany, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import { isOwnCase } from './domain/approval';
import { actionsOn, payoutMethods, payoutStates, unsent } from './domain/payout';
import type { Payout } from './payout.repository';

export class PayoutsQuery extends createZodDto(
  pageQuery({
    sort: ['createdAt', 'amount'],
    defaultSort: '-createdAt',
    filter: {
      state: oneOrMany(z.enum(payoutStates)).optional(),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
      method: z.enum(payoutMethods).optional(),
      q: z.string().trim().min(2).max(60).optional().describe('part of a claim number'),
      claimId: oneOrMany(z.uuid()).optional(),
      organisationId: z.uuid().optional(),
    },
  }),
) {}

export class ApproveBody extends createZodDto(
  z
    .strictObject({
      approvalHash: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .describe('as GET /payouts/:id showed it: it stands for the amount, the currency and the account'),
    })
    .meta({
      examples: [{ approvalHash: '3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea' }],
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

export class RejectBody extends createZodDto(
  z.strictObject({ reasonCode: z.enum(rejectReasons) }).meta({ examples: [{ reasonCode: 'duplicate' }] }),
) {}

const payoutView = z.object({
  id: z.uuid(),
  remedyId: z.uuid(),
  claimId: z.uuid(),
  claimNumber: z.string(),
  organisationId: z.uuid(),
  amount: moneyField.describe('what leaves'),
  netted: z
    .array(z.object({ claimId: z.uuid(), claimNumber: z.string(), amount: moneyField }))
    .describe('what was paid too much for other claims and is taken off here'),
  follows: z.uuid().nullable().describe('the payout that came back and is paid again with this one'),
  returnedAt: z.iso.datetime().nullable().describe('when the money came back'),
  state: z.enum(payoutStates),
  method: z.enum(payoutMethods),
  bankFile: z.object({ id: z.uuid(), number: z.string() }).nullable().describe('the file it leaves with'),
  blocker: z
    .enum(['payee_missing', 'parcel_found'])
    .nullable()
    .describe('parcel_found: the claimant chooses between the money and the parcel'),
  payee: z.object({ bankCode: z.string(), accountNumber: z.string(), holder: z.string() }).nullable(),
  approvalHash: z.string().nullable().describe('for staff, while a second person is awaited'),
  firstApprovedBy: z
    .string()
    .nullable()
    .describe('for staff: the first of two people, where the second is still awaited or was needed'),
  approval: z
    .object({
      by: z.string().describe('a person, or `rule`'),
      at: z.iso.datetime(),
      limit: moneyField.nullable().describe('the limit that let a rule approve'),
    })
    .nullable(),
  rejectedBy: z.string().nullable(),
  reasonCode: z.string().nullable(),
  decidedBy: z.string().nullable().describe('for staff: who decided the claim'),
  ownCase: z
    .boolean()
    .describe('the asking person decided the claim, named the account or belongs to the claimant'),
  attempt: z.int(),
  bankReference: z.string().nullable(),
  createdAt: z.iso.datetime(),
  submittedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  version: z.int(),
  allowedActions: z
    .array(z.enum(['approve', 'reject', 'retry', 'pay_again']))
    .describe('for the asking person'),
});
export type PayoutView = z.infer<typeof payoutView>;

const payoutTotal = z.object({ state: z.enum(payoutStates), count: z.int(), amount: moneyField });
export type PayoutTotal = z.infer<typeof payoutTotal>;
export class PayoutTotalsAnswer extends createZodDto(z.object({ items: z.array(payoutTotal) })) {}

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
  netted: (payout.nettedFrom ?? []).map(({ amount, ...claim }) => ({
    ...claim,
    amount: { ...payout.amount, amount },
  })),
  follows: payout.follows,
  returnedAt: payout.returnedAt?.toISOString() ?? null,
  state: payout.state,
  method: payout.method,
  bankFile: payout.bankFile,
  blocker: blockerOf(payout),
  payee: payout.payee && {
    bankCode: payout.payee.bankCode,
    accountNumber: maskAccount(payout.payee.accountNumber),
    holder: maskName(payout.payee.holder),
  },
  approvalHash: sees(actor) && payout.state === 'awaiting_approval' ? payout.approvalHash : null,
  firstApprovedBy: sees(actor) ? payout.firstApprovedBy : null,
  approval:
    payout.approvedBy && payout.approvedAt ? approvalOf(payout, payout.approvedBy, payout.approvedAt) : null,
  rejectedBy: payout.rejectedBy,
  reasonCode: payout.reasonCode,
  decidedBy: sees(actor) ? payout.decidedBy : null,
  ownCase: isOwnCase(payout, actor),
  attempt: payout.attempt,
  bankReference: payout.bankReference,
  createdAt: payout.createdAt.toISOString(),
  submittedAt: payout.submittedAt?.toISOString() ?? null,
  endedAt: payout.endedAt?.toISOString() ?? null,
  version: payout.version,
  allowedActions: allowedTo(actor, payout),
});

/** Why it does not leave by itself. */
function blockerOf({ state, parcelFound, payee }: Payout): PayoutView['blocker'] {
  if (!unsent.includes(state)) return null;
  if (parcelFound) return 'parcel_found';
  return payee ? null : 'payee_missing';
}

/** What the asking person would not be refused. */
const allowedTo = (actor: Actor, payout: Payout): PayoutView['allowedActions'] => {
  if (!decides(actor)) return [];
  const mayApprove =
    payout.payee !== null && !isOwnCase(payout, actor) && payout.firstApprovedBy !== actor.personId;
  const again = payout.unpaidReturn ? (['pay_again'] as const) : [];
  return [...actionsOn(payout.state).filter((action) => action !== 'approve' || mayApprove), ...again];
};

const approvalOf = (payout: Payout, by: string, at: Date): PayoutView['approval'] => ({
  by,
  at: at.toISOString(),
  limit:
    payout.approvalLimit === null ? null : { amount: payout.approvalLimit, currency: payout.amount.currency },
});
