import { z } from 'zod';
import type { TransferAnswer } from '../payouts/domain/answer';

/** What the bank says of a transfer, in an answer and in a callback alike. */
export const bankTransfer = z.object({
  key: z.string().min(1).max(255),
  status: z.enum(['paid', 'failed']),
  failure: z.string().nullable(),
  amount: z.int(),
  currency: z.string(),
  bankReference: z.string().max(140),
});
export type BankTransfer = z.infer<typeof bankTransfer>;

// A bank's own words may hold anything; only what looks like a code travels on.
const codeOf = (failure: string | null): string =>
  failure && /^[a-z0-9_.]{1,60}$/.test(failure) ? failure : 'refused_by_bank';

export const answerOf = (transfer: BankTransfer): TransferAnswer =>
  transfer.status === 'failed'
    ? { outcome: 'failed', code: codeOf(transfer.failure) }
    : {
        outcome: 'paid',
        amount: { amount: transfer.amount, currency: transfer.currency },
        bankReference: transfer.bankReference,
      };
