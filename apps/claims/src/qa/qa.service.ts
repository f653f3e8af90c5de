import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type Actor, Audit, Clock, Database, keyset, type Page, SYSTEM_SCOPE } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { authorOf } from '../claims/author';
import { ClaimChanges } from '../claims/claim-changes';
import { lockClaim } from '../claims/claim.repository';
import { requireNeutral } from '../claims/domain/decide';
import { withdrawDecision } from '../claims/domain/decide-again';
import { keepFindings } from '../findings/findings.repository';
import type { QaReviewsQuery, QaReviewView, QaVerdictDto } from './qa.dto';
import { type QaConsequence, QaReviewEntity } from './qa-review.entity';

const columns = `
  q.id, q.claim_id AS "claimId", c.number, c.type, q.decision_no AS "decisionNo",
  q.organisation_id AS "organisationId", q.outcome, c.currency, d.approved_amount AS "approvedAmount",
  d.reason_code AS "reasonCode", q.automatic_rule AS "automaticRule", q.decided_by AS "decidedBy",
  to_json(q.decided_at) AS "decidedAt", q.state, q.consequence, q.reviewed_by AS "reviewedBy",
  to_json(q.reviewed_at) AS "reviewedAt", q.reason`;
const tables = `
  qa_reviews q JOIN claims c ON c.id = q.claim_id
  JOIN claim_decisions d ON d.claim_id = q.claim_id AND d.decision_no = q.decision_no`;

type Row = Omit<QaReviewView, 'mayReview'>;

/** A second person looks at a sample of decisions; the one who decided never looks at their own. */
@Injectable()
export class QaService {
  constructor(
    private readonly database: Database,
    private readonly changes: ClaimChanges,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: QaReviewsQuery): Promise<Page<QaReviewView>> {
    const { state, outcome, decidedBy, mine } = query;
    const params = [state ?? null, outcome ?? null, decidedBy ?? null, mine ?? null, actor.personId];
    const set = keyset({
      query,
      columns: { decidedAt: { sql: 'q.decided_at', type: 'timestamptz' } },
      id: 'q.id',
      params,
    });
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const rows: Row[] = await manager.query(
        `SELECT ${columns}, ${set.select} FROM ${tables}
         WHERE ($1::text IS NULL OR q.state = $1) AND ($2::text IS NULL OR q.outcome = $2)
           AND ($3::text IS NULL OR q.decided_by = $3)
           AND ($4::text IS NULL OR (q.decided_by = $5::text) = ($4 = 'true')) AND ${set.where}
         ORDER BY ${set.orderBy} LIMIT ${set.limit}`,
        set.params,
      );
      return set.page(rows, (row) => shown(row, actor));
    });
  }

  review(actor: Actor, id: string, verdict: QaVerdictDto): Promise<QaReviewView> {
    return this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const known = await manager.findOneBy(QaReviewEntity, { id });
      if (!known) throw new DomainError('not_found', 'qa.unknown', 'There is no such review.');
      // The claim first, then its review: the same order as everybody who changes a claim.
      const claim = await lockClaim(manager, SYSTEM_SCOPE, known.claimId);
      requireNeutral(claim.state, actor);
      const review = await manager.findOneByOrFail(QaReviewEntity, { id });
      requireOpen(review, actor);
      const consequence =
        verdict.verdict === 'agree'
          ? 'none'
          : await this.disagree(manager, actor, review, verdict.reason ?? '');
      await manager.update(
        QaReviewEntity,
        { id },
        {
          state: verdict.verdict === 'agree' ? 'agreed' : 'disagreed',
          consequence,
          reviewedBy: actor.personId,
          reviewedAt: this.clock.now(),
          reason: verdict.reason ?? null,
        },
      );
      await this.audit.append(manager, {
        organisationId: review.organisationId,
        subject: review.claimId,
        action: `qa.${verdict.verdict === 'agree' ? 'agreed' : 'disagreed'}`,
        actor,
        details: { reviewId: id, decisionNo: review.decisionNo, consequence },
      });
      const [row]: Row[] = await manager.query(`SELECT ${columns} FROM ${tables} WHERE q.id = $1`, [id]);
      return shown(row as Row, actor);
    });
  }

  /** Decided again by somebody else where nothing was given yet; otherwise the claim carries a finding. */
  private async disagree(
    manager: EntityManager,
    actor: Actor,
    { id, claimId, organisationId, decisionNo }: QaReviewEntity,
    reason: string,
  ): Promise<QaConsequence> {
    const claim = await lockClaim(manager, SYSTEM_SCOPE, claimId);
    const events = withdrawDecision(claim.state, { reviewId: id, decisionNo, reason });
    if (events.length > 0) {
      await this.changes.apply(manager, claim, events, authorOf(actor));
      return 'reopened';
    }
    const finding = { ruleId: `qa/${decisionNo}`, kind: 'qa_disagreement' as const, details: { decisionNo } };
    await keepFindings(manager, [{ claimId, organisationId, found: [finding], gone: [] }], this.clock.now());
    return 'flagged';
  }
}

function requireOpen(review: QaReviewEntity, actor: Actor): void {
  if (review.decidedBy === actor.personId) {
    throw new DomainError('forbidden', 'qa.own_decision', 'Somebody else must look at your decision.');
  }
  if (review.state !== 'open') {
    throw new DomainError('conflict', 'qa.reviewed', `This decision was reviewed already: ${review.state}.`, {
      state: review.state,
    });
  }
}

const shown = (row: Row, actor: Actor): QaReviewView => ({
  id: row.id,
  claimId: row.claimId,
  number: row.number,
  type: row.type,
  decisionNo: row.decisionNo,
  organisationId: row.organisationId,
  outcome: row.outcome,
  currency: row.currency,
  approvedAmount: row.approvedAmount,
  reasonCode: row.reasonCode,
  automaticRule: row.automaticRule,
  decidedBy: row.decidedBy,
  decidedAt: new Date(row.decidedAt).toISOString(),
  state: row.state,
  consequence: row.consequence,
  mayReview: row.state === 'open' && row.decidedBy !== actor.personId,
  reviewedBy: row.reviewedBy,
  reviewedAt: row.reviewedAt && new Date(row.reviewedAt).toISOString(),
  reason: row.reason,
});
