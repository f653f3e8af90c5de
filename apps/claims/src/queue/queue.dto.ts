import { createZodDto, oneOrMany, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import { claimSummary } from '../claims/claims.dto';
import { claimTypes } from '../claims/domain/words';

/** Stages in which the desk owes something. */
export const queueStages = ['submitted', 'in_review', 'on_hold'] as const;

const filter = {
  stage: oneOrMany(z.enum(queueStages)).optional(),
  type: oneOrMany(z.enum(claimTypes)).optional(),
  organisationId: oneOrMany(z.uuid()).optional(),
  assignee: z.enum(['me', 'nobody']).optional(),
  overdue: z.enum(['true', 'false']).optional(),
};

export class QueueQuery extends createZodDto(pageQuery({ sort: ['nextDueAt'], filter })) {}
export class QueueCountsQuery extends createZodDto(z.strictObject(filter)) {}

const queued = claimSummary.extend({ overdue: z.boolean() });
export class QueuePageDto extends createZodDto(pageOf(queued)) {}

const counts = z.record(z.string(), z.int());
export class QueueCountsDto extends createZodDto(
  z.object({
    total: z.int(),
    overdue: z.int(),
    unassigned: z.int(),
    mine: z.int(),
    byStage: counts,
    byType: counts,
  }),
) {}
