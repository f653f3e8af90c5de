import { createZodDto, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import { claimSummary } from '../claims/claim-view.dto';
import { nameSearches } from './names-client';
import { queueFilter, queueFilterObject, queueSorts } from './queue-filter.dto';

export class QueueQuery extends createZodDto(pageQuery({ sort: queueSorts, filter: queueFilter })) {}
export class QueueCountsQuery extends createZodDto(queueFilterObject) {}

/** Only within this filter; left out, the most urgent claim of all. */
export class NextDto extends createZodDto(
  z.preprocess((given) => given ?? {}, queueFilterObject.omit({ q: true, assignee: true, overdue: true })),
) {}

export const nextExamples = {
  urgent: {
    summary: 'The most urgent of what was lost or damaged',
    value: { type: ['loss', 'damage'], priority: ['high', 'urgent'] },
  },
};

const runningClock = z
  .object({
    name: z.string(),
    dueAt: z.iso.datetime(),
    state: z.string(),
    leftMinutes: z.int().describe('working time until the deadline; negative is lateness'),
    budgetMinutes: z.int(),
    counting: z.boolean().describe('the office is open now, so the time runs'),
    pausedAt: z.iso.datetime().nullable(),
    pauseReason: z.string().nullable(),
  })
  .nullable();

const queued = claimSummary.extend({ overdue: z.boolean(), clock: runningClock });
export class QueuePageDto extends createZodDto(
  pageOf(queued).extend({
    names: z
      .enum(nameSearches)
      .nullable()
      .describe(
        'whose names `q` was looked for in: `newest` where too many bear it, `unavailable` when they could not be asked; null when it is no name',
      ),
  }),
) {}

const counts = z.record(z.string(), z.int());
export class QueueCountsDto extends createZodDto(
  z.object({
    total: z.int(),
    bounded: z.boolean().describe('there are more: every number is of the most urgent 10,000'),
    overdue: z.int(),
    unassigned: z.int(),
    mine: z.int(),
    byStage: counts,
    byType: counts,
    byPriority: counts,
    byClock: counts,
    byCarrier: counts,
    byAssignee: counts,
    byOrganisation: counts,
  }),
) {}
