import { Injectable } from '@nestjs/common';
import { Clock } from '@tuntas/platform';
import { type FiredTimer, OnTimer } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { CasesRepository } from '../cases/cases.repository';
import { MessagesPlanner } from '../messages/messages.planner';
import { followUpOccasion } from '../rules/notice';
import { answerBy } from './domain/survey';

@Injectable()
export class SurveysTimers {
  constructor(
    private readonly cases: CasesRepository,
    private readonly planner: MessagesPlanner,
    private readonly clock: Clock,
  ) {}

  /** Once per cycle of a claim that is still settled. */
  @OnTimer('survey.send')
  async send({ subject: claimId }: FiredTimer, manager: EntityManager): Promise<void> {
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
