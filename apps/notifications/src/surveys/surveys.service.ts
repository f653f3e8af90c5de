import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { Outbox } from '@tuntas/messaging';
import { Clock, CONFIG, Database, SYSTEM_SCOPE, withLinkSecret } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import type { NotificationsConfig } from '../config';
import { surveyState } from './domain/survey';
import { idInToken } from './survey-token';
import type { SurveyAnswerDto, SurveyView } from './surveys.dto';

interface SurveyRow {
  readonly id: string;
  readonly organisationId: string;
  readonly claimId: string;
  readonly cycle: number;
  readonly answerBy: Date;
  readonly answeredAt: Date | null;
  readonly score: number | null;
  readonly number: string;
}

const SELECT = `
  SELECT s.id, s.organisation_id AS "organisationId", s.claim_id AS "claimId", s.cycle, s.answer_by AS "answerBy",
         s.answered_at AS "answeredAt", s.score, c.number
  FROM surveys s JOIN cases c ON c.claim_id = s.claim_id WHERE s.id = $1`;

/** One question behind a signed link: whoever holds the link may answer once. */
@Injectable()
export class SurveysService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: NotificationsConfig,
  ) {}

  async see(token: string): Promise<SurveyView> {
    const id = this.idOf(token);
    return this.viewOf(await this.database.read(SYSTEM_SCOPE, (manager) => find(manager, SELECT, id)));
  }

  /** The same answer again is fine; a different one after it is refused. The comment stays in this database. */
  async answer(token: string, { score, comment }: SurveyAnswerDto): Promise<SurveyView> {
    const id = this.idOf(token);
    const now = this.clock.now();
    return this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const survey = await find(manager, `${SELECT} FOR UPDATE OF s`, id);
      const state = surveyState(survey, now);
      if (state === 'answered' && survey.score === score) return this.viewOf(survey);
      if (state !== 'open') throw notOpen(state);
      await manager.query('UPDATE surveys SET score = $2, comment = $3, answered_at = $4 WHERE id = $1', [
        id,
        score,
        comment,
        now,
      ]);
      const { claimId, organisationId, cycle } = survey;
      const data = { claimId, organisationId, cycle, score };
      await this.outbox.append(manager, [
        { type: 'survey.answered', subject: claimId, organisationId, data },
      ]);
      return this.viewOf({ ...survey, score, answeredAt: now });
    });
  }

  private idOf(token: string): string {
    const id = withLinkSecret(this.config, (secret) => idInToken(token, secret));
    if (!id) throw notFound();
    return id;
  }

  private viewOf(survey: SurveyRow): SurveyView {
    return {
      claimNumber: survey.number,
      state: surveyState(survey, this.clock.now()),
      answerBy: survey.answerBy.toISOString(),
      score: survey.score,
    };
  }
}

async function find(manager: EntityManager, sql: string, id: string): Promise<SurveyRow> {
  const [row] = await manager.query<SurveyRow[]>(sql, [id]);
  if (!row) throw notFound();
  return row;
}

const notFound = (): DomainError =>
  new DomainError(
    'not_found',
    'survey.not_found',
    'This link is not complete: open it from the message again.',
  );

const notOpen = (state: 'answered' | 'expired'): DomainError =>
  new DomainError(
    'conflict',
    `survey.${state}`,
    state === 'answered' ? 'This question was answered before. Thank you.' : 'The time to answer has passed.',
  );
