import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import type { Verdict } from '../claims/domain/claim';
import { isSampled } from './domain/sample';
import { QaReviewEntity } from './qa-review.entity';
import rates from './rates.json';

/** Puts a decision before a second person when the sample says so, in the transaction of the decision. */
export async function sampleDecision(
  manager: EntityManager,
  claim: { id: string; organisationId: string },
  verdict: Verdict,
  decisionNo: number,
  decidedAt: Date,
): Promise<void> {
  if (rates.exceptReasonCodes.includes(verdict.reasonCode)) return;
  const { automaticRule } = verdict;
  const percent = automaticRule
    ? await percentOfRule(manager, automaticRule)
    : rates.percent[verdict.outcome];
  if (!isSampled(claim.id, decisionNo, percent)) return;
  await manager.insert(QaReviewEntity, {
    id: v7(),
    claimId: claim.id,
    organisationId: claim.organisationId,
    decisionNo,
    outcome: verdict.outcome,
    automaticRule,
    decidedBy: verdict.decidedBy,
    decidedAt,
    state: 'open',
  });
}

async function percentOfRule(manager: EntityManager, name: string): Promise<number> {
  const [rule]: { percent: number }[] = await manager.query(
    `SELECT qa_percent::float AS percent FROM auto_approval_rules WHERE 'auto/' || key || '@' || version = $1`,
    [name],
  );
  return rule?.percent ?? 100;
}
