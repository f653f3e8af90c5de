import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { evidenceKinds } from '../evidence/domain/kinds';
import { minorUnits, moment, text } from './claim-fields';
import { outcomes, remedyKinds } from './domain/words';

export class EvidenceRequestDto extends createZodDto(
  z
    .strictObject({
      items: z.array(z.enum(evidenceKinds)).min(1).max(evidenceKinds.length),
      note: text(2_000).optional(),
    })
    .meta({
      examples: [{ items: ['photo_label', 'invoice'], note: 'The label cannot be read on the first photo.' }],
    }),
) {}

export class DecisionDto extends createZodDto(
  z
    .strictObject({
      outcome: z.enum(outcomes),
      lines: z
        .array(z.strictObject({ lineId: z.uuid(), approvedAmount: minorUnits }))
        .max(100)
        .default([])
        .describe('every line of the claim; may be left out for a rejection'),
      remedy: z.enum(remedyKinds).optional().describe('what is given; follows the wish when left out'),
      reasonCode: text(60).optional(),
      reasonText: text(5_000).optional(),
    })
    .meta({
      examples: [
        {
          outcome: 'approved_partial',
          lines: [{ lineId: '0192f1c2-0000-7000-8000-0000000000a1', approvedAmount: 130_000 }],
          remedy: 'compensation',
          reasonCode: 'cap_applied',
        },
        {
          outcome: 'rejected',
          reasonCode: 'insufficient_packing',
          reasonText: 'The glass lay in the box without any padding.',
        },
      ],
    }),
) {}

const reason = z.strictObject({ reason: text(2_000).optional() });
export class CancelDto extends createZodDto(
  reason.meta({ examples: [{ reason: 'The parcel arrived after all.' }] }),
) {}
export class HoldDto extends createZodDto(
  z
    .strictObject({
      reason: text(200),
      reviewAt: moment
        .optional()
        .describe('when it comes back to the desk by itself; in seven days when left out, 90 at most'),
    })
    .meta({ examples: [{ reason: 'carrier_inquiry' }] }),
) {}
