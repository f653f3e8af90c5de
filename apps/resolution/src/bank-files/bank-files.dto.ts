import { moneyField } from '@tuntas/contracts';
import { type Actor, createZodDto, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import type { BankFileRow } from './bank-file.repository';
import { bankFileStates, ordersAtMost } from './domain/bank-file';

const currency = z.string().regex(/^[A-Z]{3}$/);

export class BankFileBody extends createZodDto(
  z
    .strictObject({
      currency,
      executionDate: z.iso.date().describe('the day the bank shall pay'),
      payoutIds: z
        .array(z.uuid())
        .min(1)
        .max(ordersAtMost)
        .optional()
        .describe('exactly these, or the file is refused; without it everything that waits, oldest first'),
    })
    .meta({ example: { currency: 'IDR', executionDate: '2026-12-01' } }),
) {}

export class CancelFileBody extends createZodDto(
  z
    .strictObject({
      reason: z.string().trim().min(3).max(300).describe('no personal data: it is kept for ever'),
    })
    .meta({ examples: [{ reason: 'The bank was closed; a new file goes tomorrow.' }] }),
) {}

export class BankFilesQuery extends createZodDto(
  pageQuery({
    sort: ['madeAt', 'total'],
    defaultSort: '-madeAt',
    filter: { state: z.enum(bankFileStates).optional(), currency: currency.optional() },
  }),
) {}

const bankFileView = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.enum(bankFileStates),
  executionDate: z.iso.date(),
  payouts: z.int(),
  total: moneyField,
  states: z.record(z.string(), z.int()).describe('what became of its payouts; `moved_on`: in a later file'),
  sha256: z.object({ xml: z.string(), csv: z.string() }),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  downloadedBy: z.string().nullable(),
  downloadedAt: z.iso.datetime().nullable(),
  sentBy: z.string().nullable(),
  sentAt: z.iso.datetime().nullable(),
  cancelledBy: z.string().nullable(),
  cancelledAt: z.iso.datetime().nullable(),
  cancelReason: z.string().nullable(),
  version: z.int(),
  allowedActions: z.array(z.enum(['download', 'mark_sent', 'cancel'])).describe('for the asking person'),
});
export type BankFileView = z.infer<typeof bankFileView>;

export class BankFileAnswer extends createZodDto(bankFileView) {}
export class BankFilesPage extends createZodDto(pageOf(bankFileView)) {}

const waiting = z.object({
  currency: z.string(),
  count: z.int(),
  total: moneyField,
  oldest: z.iso.datetime(),
});
export type WaitingForFile = z.infer<typeof waiting>;
export class WaitingAnswer extends createZodDto(
  z.object({
    items: z.array(waiting),
    configured: z.boolean().describe('false: the account to pay from is not set up'),
  }),
) {}

const handles = (actor: Actor): boolean => actor.roles.includes('finance');

const actionsOf = (row: BankFileRow, actor: Actor): BankFileView['allowedActions'] => {
  if (!handles(actor)) return [];
  if (row.state !== 'made') return row.state === 'sent' ? ['download'] : [];
  const answered = row.payouts !== (row.states['submitted'] ?? 0);
  const cancel = !answered && !row.downloaders.includes(actor.personId) ? (['cancel'] as const) : [];
  return ['download', 'mark_sent', ...cancel];
};

export const fileViewOf = (row: BankFileRow, actor: Actor): BankFileView => ({
  id: row.id,
  number: row.number,
  state: row.state,
  executionDate: row.executionDate,
  payouts: row.payouts,
  total: { amount: row.total, currency: row.currency },
  states: { ...row.states },
  sha256: row.hashes,
  madeBy: row.madeBy,
  madeAt: row.madeAt.toISOString(),
  downloadedBy: row.downloadedBy,
  downloadedAt: row.downloadedAt?.toISOString() ?? null,
  sentBy: row.sentBy,
  sentAt: row.sentAt?.toISOString() ?? null,
  cancelledBy: row.cancelledBy,
  cancelledAt: row.cancelledAt?.toISOString() ?? null,
  cancelReason: row.cancelReason,
  version: row.version,
  allowedActions: actionsOf(row, actor),
});
