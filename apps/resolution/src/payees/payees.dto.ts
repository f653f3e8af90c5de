import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { maskAccount, maskName } from '../payouts/payouts.dto';
import type { Payee } from './payee.repository';

export class PayeeBody extends createZodDto(
  z
    .strictObject({
      bankCode: z
        .string()
        .regex(/^[A-Z0-9]{3,11}$/)
        .describe('national bank code or BIC'),
      accountNumber: z.string().regex(/^[A-Z0-9]{5,34}$/),
      // What was shown is sent back: the dots stand for letters that the bank needs.
      holder: z
        .string()
        .trim()
        .min(1)
        .max(140)
        .regex(/^[^•]*$/, 'Write the whole name'),
    })
    .meta({ examples: [{ bankCode: 'BCA', accountNumber: '5270001234', holder: 'Toko Melati' }] }),
) {}

const payeeView = z.object({
  organisationId: z.uuid(),
  bankCode: z.string(),
  accountNumber: z.string().describe('masked'),
  holder: z.string().describe('masked'),
  changedAt: z.iso.datetime(),
  version: z.int(),
});
export type PayeeView = z.infer<typeof payeeView>;

export class PayeeAnswer extends createZodDto(payeeView) {}

export const payeeViewOf = (payee: Payee): PayeeView => ({
  organisationId: payee.organisationId,
  bankCode: payee.bankCode,
  accountNumber: maskAccount(payee.accountNumber),
  holder: maskName(payee.holder),
  changedAt: payee.changedAt.toISOString(),
  version: payee.version,
});
