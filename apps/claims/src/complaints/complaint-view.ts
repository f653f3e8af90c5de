import { without } from '../claims/without';
import type { ComplaintEntity } from './complaint.entity';
import { complaintTable, isOverdue } from './domain/complaint';

type Action = 'take' | 'answer' | 'reopen';

/** Overdue and what can be done are worked out when read, so they are right with every timer late. */
export function complaintOf(row: ComplaintEntity, at: Date) {
  return {
    ...without(row, 'overdueAt', 'answerers', 'updatedAt'),
    overdue: isOverdue(row, at),
    allowedActions: actionsOf(row, at),
  };
}

function actionsOf({ state, reopenUntil }: ComplaintEntity, at: Date): Action[] {
  const next: readonly string[] = complaintTable[state];
  return [
    ...(next.includes('in_progress') ? (['take'] as const) : []),
    ...(next.includes('answered') ? (['answer'] as const) : []),
    ...(next.includes('received') && reopenUntil && at <= reopenUntil ? (['reopen'] as const) : []),
  ];
}
