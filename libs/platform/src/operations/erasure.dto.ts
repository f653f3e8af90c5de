import { z } from 'zod';
import { createZodDto } from '../http/zod-dto';

/** Why somebody's name and addresses are taken. */
export class ErasureBody extends createZodDto(
  z
    .strictObject({
      reason: z
        .string()
        .trim()
        .min(3)
        .max(300)
        .describe('by whose wish or which rule; kept for ever, so no personal data'),
    })
    .meta({ examples: [{ reason: 'Asked for in the letter of 2 March.' }] }),
) {}

/** What became of it. */
export class ErasureAnswer extends createZodDto(
  z.object({ erased: z.boolean().describe('false: there was nobody any more') }),
) {}
