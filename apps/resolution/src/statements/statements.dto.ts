import { moneyField } from '@tuntas/contracts';
import { type Actor, createZodDto, oneOrMany, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import { dateFormats } from './domain/csv-columns';
import { actionsFor, lineActions, lineStates, mismatchReasons } from './domain/match';
import type { LineRow, StatementRow } from './statement.repository';

const column = z.string().min(1).max(100).optional();

const columns = z
  .strictObject({
    date: z.string().min(1).max(100),
    dateFormat: z.enum(dateFormats),
    amount: column.describe('one column with a sign: what left is negative'),
    debit: column.describe('what left'),
    credit: column.describe('what came'),
    decimal: z.enum(['.', ',']).default('.'),
    currency: column,
    defaultCurrency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    endToEndId: column,
    reference: column,
    counterparty: column,
    bankReference: column,
  })
  .refine((given) => given.amount || given.debit || given.credit, 'Say which column holds the amount')
  .refine((given) => given.currency || given.defaultCurrency, 'Say which column or what the currency is');

const statementFile = z
  .strictObject({
    format: z.enum(['camt053', 'csv']),
    fileName: z.string().trim().min(1).max(200),
    content: z.string().min(1).max(6_000_000).describe('the file itself, as text'),
    columns: columns.optional().describe('for `csv`: which column holds what'),
  })
  .refine((given) => given.format !== 'csv' || given.columns, {
    path: ['columns'],
    error: 'Say which column is what',
  });
export type StatementFile = z.infer<typeof statementFile>;

export class StatementBody extends createZodDto(
  statementFile.meta({
    example: {
      format: 'csv',
      fileName: 'november.csv',
      content: 'Date,Amount,Text,Id\n2026-11-27,-130000,CLM-2026-000123,5d3c-1\n',
      columns: {
        date: 'Date',
        dateFormat: 'yyyy-mm-dd',
        amount: 'Amount',
        decimal: '.',
        defaultCurrency: 'IDR',
        reference: 'Text',
        endToEndId: 'Id',
      },
    },
  }),
) {}

export class StatementsQuery extends createZodDto(
  pageQuery({ sort: ['importedAt'], defaultSort: '-importedAt' }),
) {}

const counts = z.partialRecord(z.enum(lineStates), z.int());

const statementView = z.object({
  id: z.uuid(),
  format: z.enum(['camt053', 'csv']),
  fileName: z.string(),
  account: z.string().nullable().describe('masked'),
  sha256: z.string(),
  lines: z.int(),
  states: counts,
  importedBy: z.string(),
  importedAt: z.iso.datetime(),
});
export type StatementView = z.infer<typeof statementView>;
export class StatementAnswer extends createZodDto(statementView) {}
export class StatementsPage extends createZodDto(pageOf(statementView)) {}

export class ImportAnswer extends createZodDto(
  statementView.extend({ repeated: z.boolean().describe('this file was imported before: nothing changed') }),
) {}
export type ImportView = z.infer<typeof statementView> & { repeated: boolean };

const previewLine = z.object({
  bookedOn: z.iso.date(),
  amount: moneyField,
  endToEndId: z.string().nullable(),
  reference: z.string().nullable(),
});
const preview = z.object({
  lines: z.int(),
  account: z.string().nullable(),
  out: z.array(moneyField).describe('what left, per currency'),
  in: z.array(moneyField).describe('what came, per currency'),
  first: z.array(previewLine),
  importedBefore: z.uuid().nullable().describe('the import of the same file'),
});
export type PreviewView = z.infer<typeof preview>;
export class PreviewAnswer extends createZodDto(preview) {}

export class LinesQuery extends createZodDto(
  pageQuery({
    sort: ['bookedOn'],
    defaultSort: '-bookedOn',
    filter: {
      statementId: z.uuid().optional(),
      state: oneOrMany(z.enum(lineStates)).optional(),
      reason: oneOrMany(z.enum(mismatchReasons)).optional(),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
    },
  }),
) {}

export class ProposeBody extends createZodDto(
  z
    .strictObject({
      action: z.enum(lineActions),
      payoutId: z.uuid().optional().describe('what the line is about, where it is not the payout it names'),
      recoveryId: z.uuid().optional().describe('for `book_recovery`'),
      note: z.string().trim().min(3).max(300).describe('why; no personal data: it is kept for ever'),
    })
    .meta({ examples: [{ action: 'dismiss', note: 'Interest of our own account.' }] }),
) {}

const lineView = z.object({
  id: z.uuid(),
  statementId: z.uuid(),
  line: z.int(),
  bookedOn: z.iso.date(),
  amount: moneyField.describe('what left is negative'),
  endToEndId: z.string().nullable(),
  reference: z.string().nullable(),
  counterparty: z.string().nullable(),
  bankReference: z.string().nullable(),
  state: z.enum(lineStates),
  reason: z.enum(mismatchReasons).nullable(),
  payout: z
    .object({ id: z.uuid(), claimNumber: z.string(), state: z.string(), amount: moneyField })
    .nullable(),
  action: z.enum(lineActions).nullable(),
  note: z.string().nullable(),
  proposedBy: z.string().nullable(),
  proposedAt: z.iso.datetime().nullable(),
  resolvedBy: z.string().nullable(),
  resolvedAt: z.iso.datetime().nullable(),
  version: z.int(),
  allowedActions: z
    .array(z.enum([...lineActions, 'confirm', 'withdraw']))
    .describe('for the asking person; `confirm` is not for who proposed it'),
});
export type LineView = z.infer<typeof lineView>;
export class LineAnswer extends createZodDto(lineView) {}
export class LinesPage extends createZodDto(pageOf(lineView)) {}

const maskedAccount = (account: string): string => `••••${account.slice(-4)}`;

export const statementViewOf = (row: StatementRow): StatementView => ({
  id: row.id,
  format: row.format,
  fileName: row.fileName,
  account: row.account && maskedAccount(row.account),
  sha256: row.sha256,
  lines: row.lines,
  states: row.states,
  importedBy: row.importedBy,
  importedAt: row.importedAt.toISOString(),
});

const allowedOn = (row: LineRow, actor: Actor): LineView['allowedActions'] => {
  if (!actor.roles.includes('finance')) return [];
  if (row.state === 'proposed')
    return row.proposedBy === actor.personId ? ['withdraw'] : ['confirm', 'withdraw'];
  return row.state === 'mismatch' && row.reason ? [...actionsFor(row.reason, row.amount)] : [];
};

export const lineViewOf = (row: LineRow, actor: Actor): LineView => ({
  id: row.id,
  statementId: row.statementId,
  line: row.line,
  bookedOn: row.bookedOn,
  amount: { amount: row.amount, currency: row.currency },
  endToEndId: row.endToEndId,
  reference: row.reference,
  counterparty: row.counterparty,
  bankReference: row.bankReference,
  state: row.state,
  reason: row.reason,
  payout: row.payout,
  action: row.action,
  note: row.note,
  proposedBy: row.proposedBy,
  proposedAt: row.proposedAt?.toISOString() ?? null,
  resolvedBy: row.resolvedBy,
  resolvedAt: row.resolvedAt?.toISOString() ?? null,
  version: row.version,
  allowedActions: allowedOn(row, actor),
});
