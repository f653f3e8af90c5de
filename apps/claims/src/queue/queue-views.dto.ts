import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { queueFilterObject, queueSorts } from './queue-filter.dto';

const sorts = queueSorts.flatMap((field) => [field, `-${field}` as const]);
export const MAX_VIEWS = 100;

export const viewExamples = {
  shared: {
    summary: 'A view for everybody of the desk',
    value: {
      name: 'Lost with JNE, nobody has it',
      shared: true,
      filter: { type: ['loss'], carrier: ['jne'], assignee: ['nobody'] },
      sort: 'nextDueAt',
    },
  },
};

export class SaveViewDto extends createZodDto(
  z.strictObject({
    name: z.string().trim().min(1).max(80),
    shared: z.boolean().default(false).describe('everybody of the desk sees it; only its owner changes it'),
    filter: queueFilterObject,
    sort: z.enum(sorts).default('nextDueAt'),
  }),
) {}

const view = z.object({
  id: z.uuid(),
  name: z.string(),
  ownerId: z.string(),
  mine: z.boolean(),
  shared: z.boolean(),
  filter: queueFilterObject,
  sort: z.enum(sorts),
  version: z.int(),
  updatedAt: z.iso.datetime(),
});
export class QueueViewDto extends createZodDto(view) {}
export class QueueViewsDto extends createZodDto(z.object({ items: z.array(view) })) {}
