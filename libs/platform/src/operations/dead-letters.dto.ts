import { z } from 'zod';
import { createZodDto } from '../http/zod-dto';

export class DeadLettersQuery extends createZodDto(
  z.strictObject({
    open: z
      .enum(['true', 'false'])
      .default('true')
      .transform((text) => text === 'true')
      .describe('false: also what was replayed or discarded'),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
) {}

export class DiscardBody extends createZodDto(
  z
    .strictObject({
      reason: z.string().trim().min(3).max(300).describe('why nobody needs it; no personal data'),
    })
    .meta({ examples: [{ reason: 'A parcel of the load test; nobody waits for it.' }] }),
) {}

export class SkipGapBody extends createZodDto(
  z
    .strictObject({
      topic: z.string().min(1).max(200),
      subject: z.string().min(1).max(200),
      reason: z.string().trim().min(3).max(300).describe('why it will not come; no personal data'),
    })
    .meta({
      examples: [
        {
          topic: 'tracking',
          subject: '0192f1c2-0000-7000-8000-000000005001',
          reason: 'The broker lost it; the parcel is delivered.',
        },
      ],
    }),
) {}

const deadLetter = z.object({
  id: z.uuid(),
  topic: z.string(),
  partition: z.int(),
  offset: z.int(),
  eventId: z.uuid().nullable(),
  type: z.string().nullable(),
  subject: z.string().nullable(),
  seq: z.int().nullable(),
  reason: z.string(),
  stack: z.string().nullable(),
  attempts: z.int(),
  failedAt: z.iso.datetime(),
  resolvedAt: z.iso.datetime().nullable(),
  resolution: z.enum(['handled', 'discarded']).nullable(),
  waiting: z.int().describe('later events of the same case that wait for this one'),
});

const gap = z.object({
  topic: z.string(),
  subject: z.string(),
  missing: z.int().describe('the number that has not come'),
  parked: z.int().describe('how many later events wait'),
  since: z.iso.datetime(),
  deadLetterId: z.uuid().nullable().describe('the missing event, where it is a dead letter'),
});

export class DeadLettersAnswer extends createZodDto(z.object({ items: z.array(deadLetter) })) {}
export class GapsAnswer extends createZodDto(z.object({ items: z.array(gap) })) {}
export class ReplayAnswer extends createZodDto(
  z.object({ outcome: z.enum(['handled', 'waiting', 'failed']), reason: z.string().optional() }),
) {}
