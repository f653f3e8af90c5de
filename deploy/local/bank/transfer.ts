import { createHash } from 'node:crypto';
import { z } from 'zod';

export const transferOrder = z.strictObject({
  amount: z.int().positive(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  payee: z.strictObject({
    bankCode: z.string().min(1).max(20),
    accountNumber: z.string().min(1).max(40),
    holder: z.string().min(1).max(140),
  }),
  reference: z.string().min(1).max(140),
});

export type TransferOrder = z.infer<typeof transferOrder>;

export const transfer = z.object({
  key: z.string(),
  fingerprint: z.string(),
  status: z.enum(['paid', 'failed']),
  failure: z.string().nullable(),
  amount: z.int().positive(),
  currency: z.string(),
  reference: z.string(),
  bankReference: z.string(),
  at: z.string(),
});

/** One line of the book: what the bank did for an idempotency key, for ever. */
export type Transfer = z.infer<typeof transfer>;

export const fingerprintOf = (order: TransferOrder): string =>
  createHash('sha256')
    .update(JSON.stringify([order.amount, order.currency, Object.values(order.payee), order.reference]))
    .digest('hex');

/** What a client is told; the fingerprint stays inside. */
export const answerOf = ({ fingerprint: _, ...answer }: Transfer): Omit<Transfer, 'fingerprint'> => answer;
