import { type EntityManager, In } from 'typeorm';
import { ClaimEntity } from '../claims/claim.entity';
import type { EstimateService } from '../rules/estimate.service';
import type { PastCase } from './dry-run';

const PAGE = 500;

interface PastRow extends Omit<PastCase, 'payable'> {
  readonly claimedAmount: number | null;
  readonly estimated: number | null;
}

/** Cases filed since a moment, a page at a time, with the findings that were open when people decided. */
export async function* pastCases(
  manager: EntityManager,
  estimates: EstimateService,
  since: Date,
): AsyncGenerator<PastCase> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows: PastRow[] = await manager.query(
      `SELECT c.id AS "claimId", c.number, c.organisation_id AS "organisationId", c.type, c.currency,
              c.claimed_amount AS "claimedAmount", d.outcome, d.approved_amount AS "byPeople",
              d.estimated_amount AS estimated,
              ARRAY(SELECT f.kind FROM claim_findings f WHERE f.claim_id = c.id
                    AND f.found_at <= coalesce(d.decided_at, now())
                    AND (f.resolved_at IS NULL OR f.resolved_at > coalesce(d.decided_at, now()))) AS findings
       FROM claims c
       LEFT JOIN claim_decisions d ON d.claim_id = c.id AND d.decision_no = 1 AND d.automatic_rule IS NULL
       WHERE c.filed_at >= $1 AND c.id > $2::uuid AND c.merged_into IS NULL AND c.stage <> 'cancelled'
       ORDER BY c.id LIMIT ${PAGE}`,
      [since, after],
    );
    const undecided = rows.flatMap(({ claimId, outcome }) => (outcome === null ? [claimId] : []));
    const claims = await manager.findBy(ClaimEntity, { id: In(undecided) });
    const open = new Map(claims.map((claim) => [claim.id, claim]));
    for (const row of rows) {
      const claim = open.get(row.claimId);
      const pays = claim ? await paysNow(manager, estimates, claim) : row.estimated;
      yield { ...row, payable: payableOf(row.claimedAmount, pays) };
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.claimId;
  }
}

const payableOf = (asked: number | null, pays: number | null): number | null =>
  asked !== null && asked > 0 && pays !== null && pays >= asked ? asked : null;

/** As the terms paid when people decided is in their decision; for what is undecided, as they pay now. */
async function paysNow(
  manager: EntityManager,
  estimates: EstimateService,
  claim: ClaimEntity,
): Promise<number | null> {
  const { amount } = await estimates.ofClaim(manager, claim);
  return amount?.currency === claim.currency ? amount.amount : null;
}
