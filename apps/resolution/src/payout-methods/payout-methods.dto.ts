import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { payoutMethods } from '../payouts/domain/payout';
import type { PayoutMethodRow } from './payout-method.repository';

const currency = z.string().regex(/^[A-Z]{3}$/);

export class PayoutMethodBody extends createZodDto(
  z
    .strictObject({
      organisationId: z.uuid().nullable().describe('null: every organisation'),
      currency: currency.nullable().describe('null: every currency'),
      method: z.enum(payoutMethods),
    })
    .meta({ examples: [{ organisationId: null, currency: 'EUR', method: 'bank_file' }] }),
) {}

const methodView = z.object({
  id: z.uuid(),
  organisationId: z.uuid().nullable(),
  currency: z.string().nullable(),
  method: z.enum(payoutMethods),
  changedBy: z.string(),
  changedAt: z.iso.datetime(),
});
export type PayoutMethodView = z.infer<typeof methodView>;

export class PayoutMethodAnswer extends createZodDto(methodView) {}
export class PayoutMethodsAnswer extends createZodDto(z.object({ items: z.array(methodView) })) {}

export const methodViewOf = (row: PayoutMethodRow): PayoutMethodView => ({
  ...row,
  changedAt: row.changedAt.toISOString(),
});
