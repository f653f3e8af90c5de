import { Injectable } from '@nestjs/common';
import type { EventData } from '@tuntas/contracts';
import { type FiredTimer, OnTimer, Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { CasesRepository } from '../cases/cases.repository';
import { MessagesPlanner } from '../messages/messages.planner';
import { followUpOccasion } from '../rules/notice';
import { reminderTimes } from './domain/reminders';

interface EvidenceRequest {
  readonly event_id: string;
  readonly requested_at: Date;
  readonly facts: EventData<'claim.evidence_requested'>;
}

@Injectable()
export class FollowUpsTimers {
  constructor(
    private readonly cases: CasesRepository,
    private readonly planner: MessagesPlanner,
    private readonly timers: Timers,
  ) {}

  /** Reminds while the request is still open, and arms the next step. */
  @OnTimer('evidence.remind')
  async remind({ subject: claimId, data }: FiredTimer, manager: EntityManager): Promise<void> {
    const [request] = await manager.query<EvidenceRequest[]>(
      'SELECT event_id, requested_at, facts FROM evidence_requests WHERE claim_id = $1',
      [claimId],
    );
    const claim = await this.cases.find(manager, claimId);
    if (!request || claim?.evidenceRequestNo !== request.facts.requestNo) return;
    const { facts, event_id, requested_at } = request;
    const step = Number(data['step'] ?? 0);
    const dedupKey = `evidence.remind:${event_id}:${step}`;
    const { organisationId } = claim;
    await this.planner.plan(
      manager,
      followUpOccasion('evidence.remind', facts, { dedupKey, organisationId }),
    );
    const next = reminderTimes(requested_at, new Date(facts.answerBy))[step + 1];
    if (!next) return;
    await this.timers.arm(manager, {
      name: 'evidence.remind',
      subject: claimId,
      dueAt: next,
      data: { step: step + 1 },
    });
  }
}
