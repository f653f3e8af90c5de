import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type NewEvent, Outbox } from '@tuntas/messaging';
import {
  type Actor,
  Audit,
  Clock,
  Database,
  Idempotency,
  type IdempotencyHeader,
  isStaff,
  requireVersion,
  scopeOf,
  validationFailed,
} from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { findClaim } from '../claims/claim.repository';
import { daysAfter } from '../claims/domain/deadlines';
import { ComplaintEntity } from './complaint.entity';
import { type LoadedComplaint, lockComplaint, saveComplaint } from './complaint.repository';
import { complaintOf } from './complaint-view';
import { answered, received } from './complaints.events';
import type { AnswerComplaintDto, NewComplaintDto, ReopenComplaintDto } from './complaints.dto';
import { answerComplaint, type Complaint, reopenComplaint, takeComplaint } from './domain/complaint';
import { answerDue, reopenDays } from './policy';

type View = ReturnType<typeof complaintOf>;
interface Change {
  readonly set: Partial<Omit<ComplaintEntity, 'answerers'>> & Pick<Partial<Complaint>, 'answerers'>;
  readonly action: string;
  readonly event?: (row: ComplaintEntity) => NewEvent;
}

/** Complaints about the service: each has one clock, one answer by somebody it is not about, and one way back. */
@Injectable()
export class ComplaintsService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly outbox: Outbox,
    private readonly timers: Timers,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  file(actor: Actor, complaint: NewComplaintDto, key: IdempotencyHeader | null): Promise<View> {
    const scope = scopeOf(actor);
    const at = this.clock.now();
    return this.database.transaction(scope, (manager) => {
      const work = async (): Promise<View> => {
        const organisationId = await organisationOf(manager, actor, complaint);
        const [{ serial }]: [{ serial: string }] = await manager.query(
          `SELECT lpad(serial::text, greatest(6, length(serial::text)), '0') AS serial
           FROM nextval('complaint_numbers') AS serial`,
        );
        const row: ComplaintEntity = {
          ...fresh,
          id: v7(),
          number: `CPL-${at.getUTCFullYear()}-${serial}`,
          organisationId,
          claimId: complaint.claimId ?? null,
          category: complaint.category,
          text: complaint.text,
          complainantId: actor.personId,
          receivedAt: at,
          dueAt: answerDue(at),
          updatedAt: at,
        };
        await manager.insert(ComplaintEntity, row);
        await this.leave(manager, actor, row, null, {
          set: {},
          action: 'complaint.received',
          event: received,
        });
        return complaintOf(row, at);
      };
      return this.idempotency.once(manager, key && { ...key, actor }, work);
    });
  }

  take(actor: Actor, id: string): Promise<View> {
    return this.change(actor, id, (complaint) => ({
      set: takeComplaint(complaint, actor),
      action: 'complaint.taken',
    }));
  }

  answer(
    actor: Actor,
    id: string,
    { outcome, answer }: AnswerComplaintDto,
    ifMatch: string | undefined,
  ): Promise<View> {
    return this.change(
      actor,
      id,
      (complaint, at) => ({
        set: {
          ...answerComplaint(complaint, actor, daysAfter(at, reopenDays)),
          outcome,
          answer,
          answeredBy: actor.personId,
          answeredAt: at,
        },
        action: 'complaint.answered',
        event: answered,
      }),
      { ifMatch },
    );
  }

  reopen(actor: Actor, id: string, { reason }: ReopenComplaintDto): Promise<View> {
    return this.change(actor, id, (complaint, at) => ({
      set: { ...reopenComplaint(complaint, at, answerDue(at)), reopenReason: reason, overdueAt: null },
      action: 'complaint.reopened',
      event: received,
    }));
  }

  private change(
    actor: Actor,
    id: string,
    decide: (complaint: Complaint, at: Date) => Change,
    guard?: { ifMatch: string | undefined },
  ): Promise<View> {
    const scope = scopeOf(actor);
    return this.database.transaction(scope, async (manager) => {
      const complaint = await lockComplaint(manager, scope, id);
      if (guard) requireVersion(guard.ifMatch, complaint.row.version);
      const at = this.clock.now();
      const change = decide(complaint.state, at);
      const row = await saveComplaint(manager, complaint, { ...columnsOf(change.set), updatedAt: at });
      await this.leave(manager, actor, row, complaint, change);
      return complaintOf(row, at);
    });
  }

  /** Timers, audit and event of a change, in its transaction. */
  private async leave(
    manager: EntityManager,
    actor: Actor,
    row: ComplaintEntity,
    before: LoadedComplaint | null,
    { action, event }: Change,
  ): Promise<void> {
    const { id: subject, organisationId, category, claimId } = row;
    const due = row.dueAt;
    if (due && due.getTime() !== before?.row.dueAt?.getTime()) {
      await this.timers.arm(manager, { name: 'complaint.due', subject, dueAt: due });
    }
    if (!due && before?.row.dueAt) await this.timers.cancel(manager, { name: 'complaint.due', subject });
    if (row.state === 'answered') {
      const dueAt = row.reopenUntil ?? daysAfter(this.clock.now(), reopenDays);
      await this.timers.arm(manager, { name: 'complaint.close', subject, dueAt });
    } else if (before?.row.state === 'answered') {
      await this.timers.cancel(manager, { name: 'complaint.close', subject });
    }
    const details = { category, claimId, state: row.state, outcome: row.outcome };
    await this.audit.append(manager, { organisationId, subject, action, actor, details });
    if (event) await this.outbox.append(manager, [event(row)]);
  }
}

const fresh = {
  state: 'received',
  overdueAt: null,
  handlerId: null,
  outcome: null,
  answer: null,
  answeredBy: null,
  answeredAt: null,
  answerers: [],
  reopenUntil: null,
  reopenedNo: 0,
  reopenReason: null,
  version: 1,
} satisfies Partial<ComplaintEntity>;

const columnsOf = ({ answerers, ...set }: Change['set']) => ({
  ...set,
  ...(answerers ? { answerers: [...answerers] } : {}),
});

/** A claimant's own; staff write one down for whoever filed the claim. */
async function organisationOf(
  manager: EntityManager,
  actor: Actor,
  { claimId }: NewComplaintDto,
): Promise<string> {
  if (claimId) return (await findClaim(manager, scopeOf(actor), claimId)).organisationId;
  if (isStaff(actor)) throw validationFailed([{ field: 'claimId', message: 'Name the claim it is about' }]);
  if (actor.organisationId) return actor.organisationId;
  throw new DomainError('forbidden', 'auth.no_scope', 'This account belongs to no organisation.');
}
