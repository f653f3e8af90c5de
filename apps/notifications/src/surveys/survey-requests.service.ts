import { Injectable } from '@nestjs/common';
import { Clock } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { CasesService } from '../cases/cases.service';
import { MessagesPlanner } from '../messages/messages.planner';
import { followUpOccasion } from '../rules/notice';
import { answerBy, surveyDueAt } from './domain/survey';

const name = 'survey.send';

/** When to ask how it went, and when not. */
@Injectable()
export class SurveyRequests {
  constructor(
    private readonly cases: CasesService,
    private readonly planner: MessagesPlanner,
    private readonly timers: Timers,
    private readonly clock: Clock,
  ) {}

  async schedule(manager: EntityManager, claimId: string, settledAt: Date): Promise<void> {
    await this.timers.arm(manager, { name, subject: claimId, dueAt: surveyDueAt(settledAt) });
  }

  async holdBack(manager: EntityManager, claimId: string): Promise<void> {
    await this.timers.cancel(manager, { name, subject: claimId });
  }

  /** Asks once per cycle of a claim that is still settled. */
  async ask(manager: EntityManager, claimId: string): Promise<void> {
    const claim = await this.cases.find(manager, claimId);
    if (claim?.stage !== 'settled') return;
    const { organisationId, cycle } = claim;
    const sentAt = this.clock.now();
    const until = answerBy(sentAt);
    const [created] = await manager.query<{ id: string }[]>(
      `INSERT INTO surveys (id, organisation_id, claim_id, cycle, sent_at, answer_by) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (claim_id, cycle) DO NOTHING RETURNING id`,
      [v7(), organisationId, claimId, cycle, sentAt, until],
    );
    if (!created) return;
    const facts = { surveyId: created.id, claimId, answerBy: until.toISOString() };
    const dedupKey = `survey:${claimId}:${cycle}`;
    await this.planner.plan(manager, followUpOccasion('survey.send', facts, { dedupKey, organisationId }));
  }
}
