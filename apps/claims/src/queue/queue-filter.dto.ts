import { oneOrMany } from '@tuntas/platform';
import { z } from 'zod';
import { openStages } from '../claims/domain/assign';
import { breachReasons } from '../breaches/domain/reasons';
import { claimTypes, priorities } from '../claims/domain/words';
import { clockNames } from '../sla/domain/promises';

const word = z.string().trim().min(1).max(100);
const moment = z.iso.datetime({ offset: true });

/** What the queue can be narrowed to; several values of one filter are alternatives. */
export const queueFilter = {
  stage: oneOrMany(z.enum(openStages))
    .optional()
    .describe('left out: all whose deadline runs; `needs_action` shows those that wait for the claimant'),
  type: oneOrMany(z.enum(claimTypes)).optional(),
  carrier: oneOrMany(word).optional(),
  organisationId: oneOrMany(z.uuid()).optional(),
  priority: oneOrMany(z.enum(priorities)).optional(),
  clock: oneOrMany(z.enum(clockNames)).optional().describe('which promise is the next one'),
  assignee: oneOrMany(word)
    .optional()
    .describe(
      '`me`, `nobody`, `anyone`, `covering` (whose work I may do while they are away) or a person’s id',
    ),
  overdue: z.enum(['true', 'false']).optional(),
  breachReason: oneOrMany(z.enum(breachReasons))
    .optional()
    .describe('why the next promise is late; together with `overdue=true`'),
  dueFrom: moment.optional(),
  dueTo: moment.optional(),
  filedFrom: moment.optional(),
  filedTo: moment.optional(),
  q: z
    .string()
    .trim()
    .min(3)
    .max(100)
    .optional()
    .describe(
      'any part of a waybill, claim number, the claimant’s own reference, or the recipient’s or claimant’s name',
    ),
};

export const queueFilterObject = z.strictObject(queueFilter);

export const queueSorts = ['nextDueAt', 'filedAt'] as const;
