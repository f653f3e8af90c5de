import { createZodDto, oneOrMany, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import { claimTypes } from '../claims/domain/words';
import { parties } from '../rules/domain/pack';
import { claimableStates, signs } from './domain/claim-clock';

const at = z.iso.datetime();

export class ListClaimablesQuery extends createZodDto(
  pageQuery({
    sort: ['until', 'shippedAt'],
    filter: {
      state: oneOrMany(z.enum(claimableStates))
        .optional()
        .describe('soon, open and closing when left out; closing is the last three days'),
      type: oneOrMany(z.enum(claimTypes)).optional().describe('the type that is shown first'),
      sign: oneOrMany(z.enum([...signs, 'none']))
        .optional()
        .describe('why somebody may want to claim'),
      claimed: z.enum(['true', 'false']).optional().describe('whether a claim was filed for it'),
      waybill: z.string().trim().min(1).max(100).optional(),
    },
  }),
) {}

const window = z.object({
  type: z.enum(claimTypes),
  from: at.nullable().describe('null while it counts from something that has not happened'),
  until: at.nullable(),
  state: z.enum(claimableStates).nullable().describe('null while it cannot be told'),
  sign: z.enum(signs).nullable(),
  ruleId: z.string(),
  mayFile: z.array(z.enum(parties)).nullable(),
});
const claimable = z.object({
  shipmentId: z.uuid(),
  organisationId: z.uuid(),
  waybill: z.string(),
  carrier: z.string(),
  service: z.string(),
  status: z.string(),
  shippedAt: at,
  promisedAt: at.nullable(),
  deliveredAt: at.nullable(),
  type: z
    .enum(claimTypes)
    .describe('of those with a sign the one that closes next; else loss, or damage after delivery'),
  sign: z.enum(signs).nullable(),
  from: at.nullable(),
  until: at.nullable(),
  state: z.enum(claimableStates),
  worth: z.object({ amount: z.int(), currency: z.string() }).nullable().describe('what that type would pay'),
  windows: z.array(window),
  claims: z.array(
    z.object({ id: z.uuid(), number: z.string(), type: z.enum(claimTypes), stage: z.string() }),
  ),
});
export class ClaimableDto extends createZodDto(claimable) {}
export class ClaimablePageDto extends createZodDto(pageOf(claimable)) {}
