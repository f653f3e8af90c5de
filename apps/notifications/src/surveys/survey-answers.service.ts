import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, keyset, type Page, scopeOf } from '@tuntas/platform';
import type { GivenAnswer, Satisfaction, SatisfactionQuery, SurveyAnswersQuery } from './surveys.dto';

const DAY_MS = 86_400_000;

type AnswerRow = Omit<GivenAnswer, 'answeredAt'> & { readonly answeredAt: Date };

const SATISFACTION = `
  SELECT (SELECT count(*)::int FROM surveys WHERE sent_at >= $1) AS asked,
         coalesce(sum(answers), 0)::int AS answered,
         round(sum(score * answers) / nullif(sum(answers), 0), 2)::float8 AS average,
         json_agg(json_build_object('score', score, 'answers', answers) ORDER BY score DESC) AS scores
  FROM (
    SELECT possible.score, count(s.id) AS answers
    FROM generate_series(1, 5) AS possible (score)
    LEFT JOIN surveys s ON s.score = possible.score AND s.answered_at >= $1
    GROUP BY possible.score
  ) AS each`;

/** What claimants said of how they were served, for the desk. */
@Injectable()
export class SurveyAnswers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: SurveyAnswersQuery): Promise<Page<GivenAnswer>> {
    const page = keyset({
      query,
      columns: { answeredAt: { sql: 's.answered_at', type: 'timestamptz' } },
      id: 's.id',
      params: [query.claimId ?? null, query.atMost ?? null],
    });
    const rows = await this.database.read(scopeOf(actor), (manager) =>
      manager.query<AnswerRow[]>(
        `SELECT s.id, s.organisation_id AS "organisationId", s.claim_id AS "claimId", c.number AS "claimNumber", s.cycle,
                s.score, s.comment, s.answered_at AS "answeredAt", ${page.select}
         FROM surveys s JOIN cases c ON c.claim_id = s.claim_id
         WHERE s.answered_at IS NOT NULL AND ($1::uuid IS NULL OR s.claim_id = $1)
           AND ($2::int IS NULL OR s.score <= $2) AND ${page.where}
         ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
        page.params,
      ),
    );
    return page.page(
      rows,
      ({ id, organisationId, claimId, claimNumber, cycle, score, comment, answeredAt }) => ({
        id,
        organisationId,
        claimId,
        claimNumber,
        cycle,
        score,
        comment,
        answeredAt: answeredAt.toISOString(),
      }),
    );
  }

  async satisfaction(actor: Actor, { days }: SatisfactionQuery): Promise<Satisfaction> {
    const since = new Date(this.clock.now().getTime() - days * DAY_MS);
    const [found] = await this.database.read(scopeOf(actor), (manager) =>
      manager.query<[Omit<Satisfaction, 'since'>]>(SATISFACTION, [since]),
    );
    return { since: since.toISOString(), ...found };
  }
}
