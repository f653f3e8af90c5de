import { createZodDto, oneOrMany, pageOf, pageQuery } from '@tuntas/platform';
import { moneyField } from '@tuntas/contracts';
import { z } from 'zod';
import { accounts, transactionKinds } from './domain/postings';

export class BalanceQuery extends createZodDto(z.strictObject({ organisationId: z.uuid().optional() })) {}

const currency = z.string().regex(/^[A-Z]{3}$/);

export class LedgerQuery extends createZodDto(
  pageQuery({
    sort: ['postedAt'],
    defaultSort: '-postedAt',
    filter: {
      kind: z.enum(transactionKinds).optional(),
      account: z.enum(accounts).optional().describe('transactions that touch it'),
      currency: currency.optional(),
      from: z.iso.date().optional().describe('first day, in Jakarta'),
      to: z.iso.date().optional().describe('last day, in Jakarta'),
      payoutId: oneOrMany(z.uuid()).optional(),
      organisationId: z.uuid().optional(),
    },
  }),
) {}

const entryView = z.object({
  account: z.enum(accounts),
  amount: moneyField.describe('a debit is positive, a credit negative'),
});

export const transactionView = z.object({
  id: z.uuid(),
  kind: z.enum(transactionKinds),
  payoutId: z.uuid().nullable(),
  claimNumber: z.string().nullable(),
  referenceId: z.uuid().nullable().describe('the statement line, receipt or recovery behind it'),
  organisationId: z.uuid(),
  reverses: z.uuid().nullable(),
  postedBy: z.string(),
  postedAt: z.iso.datetime(),
  entries: z.array(entryView),
});
export type TransactionView = z.infer<typeof transactionView>;

export class LedgerPage extends createZodDto(pageOf(transactionView)) {}

export const balanceView = z.object({
  accounts: z.array(z.object({ account: z.enum(accounts), balance: moneyField, entries: z.int() })),
  transactions: z.array(z.object({ kind: z.enum(transactionKinds), count: z.int(), amount: moneyField })),
  balanced: z.boolean().describe('every currency sums to zero over all accounts'),
});

export class BalanceView extends createZodDto(balanceView) {}
