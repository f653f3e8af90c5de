import type { NewEvent } from '@tuntas/messaging';
import type { ComplaintEntity } from './complaint.entity';

/** Ids and codes; what people wrote stays here. */
const about = (row: ComplaintEntity) => ({
  complaintId: row.id,
  number: row.number,
  organisationId: row.organisationId,
  claimantId: row.complainantId,
  claimId: row.claimId,
  category: row.category,
});
const subjectOf = ({ id, organisationId }: ComplaintEntity) => ({ subject: id, organisationId });

export const received = (row: ComplaintEntity): NewEvent => ({
  type: 'complaint.received',
  ...subjectOf(row),
  data: { ...about(row), dueAt: (row.dueAt ?? row.receivedAt).toISOString() },
});

export const answered = (row: ComplaintEntity): NewEvent => ({
  type: 'complaint.answered',
  ...subjectOf(row),
  data: {
    ...about(row),
    outcome: row.outcome ?? 'not_upheld',
    reopenUntil: row.reopenUntil?.toISOString() ?? null,
  },
});

export const overdue = (row: ComplaintEntity, dueAt: Date): NewEvent => ({
  type: 'complaint.overdue',
  ...subjectOf(row),
  data: { ...about(row), dueAt: dueAt.toISOString() },
});
