import { moneyField } from '@tuntas/contracts';
import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { transactionView } from '../ledger/ledger.dto';

const attempt = z.object({
  attempt: z.int(),
  key: z.string().describe('idempotency key at the bank, or the end-to-end id in a file'),
  amount: moneyField,
  bankCode: z.string(),
  accountNumber: z.string().describe('masked'),
  holder: z.string().describe('masked'),
  submittedAt: z.iso.datetime(),
  bankFile: z.object({ id: z.uuid(), number: z.string(), state: z.string() }).nullable(),
});

const statementLine = z.object({
  id: z.uuid(),
  statementId: z.uuid(),
  line: z.int(),
  bookedOn: z.iso.date(),
  amount: moneyField,
  state: z.string(),
  reason: z.string().nullable(),
});

export const payoutStory = z.object({
  attempts: z.array(attempt),
  discrepancies: z.array(z.object({ kind: z.string(), key: z.string(), seenAt: z.iso.datetime() })),
  statementLines: z.array(statementLine),
  transactions: z.array(transactionView),
  history: z.array(
    z.object({
      action: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
      channel: z.string(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
});
export type PayoutStoryView = z.infer<typeof payoutStory>;

export class PayoutStoryAnswer extends createZodDto(payoutStory) {}
