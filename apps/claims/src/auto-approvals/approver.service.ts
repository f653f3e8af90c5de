import { Injectable, Logger } from '@nestjs/common';
import { Database, SYSTEM_SCOPE } from '@tuntas/platform';
import { type EntityManager, IsNull } from 'typeorm';
import { systemAuthor } from '../claims/author';
import { ClaimChanges } from '../claims/claim-changes';
import { ClaimFindingEntity } from '../claims/claim-trail.entity';
import { lockClaim, type LoadedClaim } from '../claims/claim.repository';
import { approvableInFull, approveByRule } from '../claims/domain/decide-by-rule';
import { EstimateService } from '../rules/estimate.service';
import { judge, ruleName } from './domain/rule';
import { activeRules } from './rule.repository';

// The queue row goes with the decision: killed in between, the claim is looked at again and decided once.
const TAKE = `
  DELETE FROM claim_checks WHERE claim_id = (
    SELECT claim_id FROM claim_checks WHERE approve ORDER BY since LIMIT 1 FOR UPDATE SKIP LOCKED
  ) RETURNING claim_id AS "claimId"`;

/** Approves what an active rule approves; everything else stays with people. */
@Injectable()
export class Approver {
  private readonly logger = new Logger(Approver.name);

  constructor(
    private readonly database: Database,
    private readonly changes: ClaimChanges,
    private readonly estimates: EstimateService,
  ) {}

  async approveAll(): Promise<void> {
    while (await this.approveNext());
  }

  /** A claim that cannot be approved for any reason is one for people. */
  private async approveNext(): Promise<boolean> {
    let claimId: string | undefined;
    try {
      return await this.database.transaction(SYSTEM_SCOPE, async (manager) => {
        const [[next]] = (await manager.query(TAKE)) as [{ claimId: string }[], number];
        if (!next) return false;
        claimId = next.claimId;
        await this.approve(manager, await lockClaim(manager, SYSTEM_SCOPE, claimId));
        return true;
      });
    } catch (error) {
      if (claimId === undefined) throw error;
      this.logger.error(error);
      await this.database.transaction(SYSTEM_SCOPE, (manager) =>
        manager.query('DELETE FROM claim_checks WHERE claim_id = $1', [claimId]),
      );
      return true;
    }
  }

  private async approve(manager: EntityManager, claim: LoadedClaim): Promise<void> {
    const { row, state } = claim;
    if (state.stage !== 'submitted') return;
    const byRule = await this.estimates.ofClaim(manager, row);
    const open = await manager.find(ClaimFindingEntity, {
      where: { claimId: row.id, resolvedAt: IsNull() },
      select: { kind: true },
    });
    const candidate = {
      type: row.type,
      organisationId: row.organisationId,
      currency: row.currency,
      payable: approvableInFull(state, byRule),
      findings: open.map(({ kind }) => kind),
    };
    const rule = (await activeRules(manager)).find((terms) => judge(terms, candidate).approves);
    if (!rule) return;
    await this.changes.apply(
      manager,
      claim,
      approveByRule(state, ruleName(rule), byRule),
      systemAuthor('rule'),
    );
  }
}
