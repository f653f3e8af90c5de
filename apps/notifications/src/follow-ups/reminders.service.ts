import { Injectable } from '@nestjs/common';
import type { Envelope, EventData } from '@tuntas/contracts';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { CasesService } from '../cases/cases.service';
import { MessagesPlanner } from '../messages/messages.planner';
import { followUpOccasion } from '../rules/notice';
import { reminderTimes } from './domain/reminders';

const name = 'evidence.remind';

interface EvidenceRequest {
  readonly event_id: string;
  readonly requested_at: Date;
  readonly facts: EventData<'claim.evidence_requested'>;
}

/** Reminds of evidence that was asked for and has not come. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly cases: CasesService,
    private readonly planner: MessagesPlanner,
    private readonly timers: Timers,
  ) {}

  async start(manager: EntityManager, event: Envelope<'claim.evidence_requested'>): Promise<void> {
    const { id, time, data } = event;
    const [first] = reminderTimes(new Date(time), new Date(data.answerBy));
    if (!first) return;
    await manager.query(
      `INSERT INTO evidence_requests (claim_id, organisation_id, event_id, requested_at, facts)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (claim_id) DO UPDATE SET
         event_id = excluded.event_id, requested_at = excluded.requested_at, facts = excluded.facts`,
      [data.claimId, data.organisationId, id, time, JSON.stringify(data)],
    );
    await this.timers.arm(manager, { name, subject: data.claimId, dueAt: first, data: { step: 0 } });
  }

  async stop(manager: EntityManager, claimId: string): Promise<void> {
    await this.timers.cancel(manager, { name, subject: claimId });
  }

  /** Reminds while the request is still open, and arms the next step. */
  async remind(manager: EntityManager, claimId: string, step: number): Promise<void> {
    const [request] = await manager.query<EvidenceRequest[]>(
      'SELECT event_id, requested_at, facts FROM evidence_requests WHERE claim_id = $1',
      [claimId],
    );
    const claim = await this.cases.find(manager, claimId);
    if (!request || claim?.evidenceRequestNo !== request.facts.requestNo) return;
    const { facts, event_id, requested_at } = request;
    const { organisationId } = claim;
    const dedupKey = `${name}:${event_id}:${step}`;
    await this.planner.plan(manager, followUpOccasion(name, facts, { dedupKey, organisationId }));
    const next = reminderTimes(requested_at, new Date(facts.answerBy))[step + 1];
    if (!next) return;
    await this.timers.arm(manager, { name, subject: claimId, dueAt: next, data: { step: step + 1 } });
  }
}
