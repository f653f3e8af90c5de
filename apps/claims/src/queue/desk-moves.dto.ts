import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { priorities } from '../claims/domain/words';

export class AssignDto extends createZodDto(
  z
    .strictObject({
      assigneeId: z.string().trim().min(1).max(100).nullable().describe('null gives it back to the queue'),
    })
    .meta({ examples: [{ assigneeId: '0192f1c2-0000-7000-8000-000000000901' }] }),
) {}
export class PriorityDto extends createZodDto(
  z.strictObject({ priority: z.enum(priorities) }).meta({ examples: [{ priority: 'urgent' }] }),
) {}
