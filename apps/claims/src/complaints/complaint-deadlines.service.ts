import { Injectable } from '@nestjs/common';
import { Outbox } from '@tuntas/messaging';
import { Audit, SYSTEM_SCOPE, systemActor } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { lockComplaint, saveComplaint } from './complaint.repository';
import { overdue } from './complaints.events';
import { closeComplaint } from './domain/complaint';

/** What happens to a complaint without anybody touching it. */
@Injectable()
export class ComplaintDeadlines {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Said once per clock: too early, twice or after the answer nothing happens. */
  async due(manager: EntityManager, id: string, at: Date): Promise<void> {
    const complaint = await lockComplaint(manager, SYSTEM_SCOPE, id);
    const { row } = complaint;
    if (!row.dueAt || row.overdueAt || at < row.dueAt) return;
    await saveComplaint(manager, complaint, { overdueAt: at });
    await this.outbox.append(manager, [overdue(row, row.dueAt)]);
  }

  async close(manager: EntityManager, id: string, at: Date): Promise<void> {
    const complaint = await lockComplaint(manager, SYSTEM_SCOPE, id);
    const { row, state } = complaint;
    if (row.reopenUntil && at < row.reopenUntil) return;
    const closed = closeComplaint(state);
    if (!closed) return;
    await saveComplaint(manager, complaint, { state: closed.state, reopenUntil: null, updatedAt: at });
    await this.audit.append(manager, {
      organisationId: row.organisationId,
      subject: id,
      action: 'complaint.closed',
      actor: systemActor,
      channel: 'timer',
    });
  }
}
