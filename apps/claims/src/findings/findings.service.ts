import { Injectable, Logger } from '@nestjs/common';
import { Clock, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import { findingsOf, type Thresholds } from './domain/findings';
import {
  checkSiblings,
  countFiled,
  factsOf,
  finish,
  keepFindings,
  type Noticed,
  putAside,
  takeDue,
} from './findings.repository';
import { hasActiveRules } from '../auto-approvals/rule.repository';
import thresholds from './thresholds.json';

const BATCH = 200;
/** Days are counted where the operator is at home. */
const ZONE = 'Asia/Jakarta';

/**
 * Looks at claims right after they were filed, and again when tracking or evidence changes what is known. Many at once
 * in a transaction of their own: filing does not wait, and a claim costs a fraction of a statement.
 */
@Injectable()
export class FindingsService {
  private readonly logger = new Logger(FindingsService.name);
  private readonly thresholds: Thresholds = thresholds;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Looks until nothing is left; answers how many claims it looked at. */
  async lookAtAll(): Promise<number> {
    for (let looked = 0; ;) {
      const batch = await this.lookAtBatch(BATCH).catch((error: unknown) => this.oneByOne(error));
      looked += batch;
      if (batch < BATCH) return looked;
    }
  }

  /** One claim that cannot be looked at must not keep the others of its batch waiting. */
  private async oneByOne(error: unknown): Promise<number> {
    this.logger.error(error);
    for (let looked = 0; looked < BATCH; looked += 1) {
      const current: { claimId?: string } = {};
      const found = await this.lookAtBatch(1, current).catch(async () => {
        const { claimId } = current;
        if (claimId === undefined) throw error;
        await this.database.transaction(SYSTEM_SCOPE, (manager) => putAside(manager, claimId));
        return 1;
      });
      if (found === 0) return looked;
    }
    return BATCH;
  }

  /** One batch, or nothing of it: what was taken is done in the same transaction. */
  private lookAtBatch(limit: number, current: { claimId?: string } = {}): Promise<number> {
    return this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const due = await takeDue(manager, limit);
      const [first] = due;
      if (!first) return 0;
      current.claimId = first.claimId;
      const ids = due.map(({ claimId }) => claimId);
      const filed = due.flatMap((each) => (each.filed ? [each.claimId] : []));
      if (filed.length > 0) {
        await countFiled(manager, filed, ZONE);
        await checkSiblings(manager, filed);
      }
      const { velocity, aboveAverage } = this.thresholds;
      const days = { zone: ZONE, velocityDays: velocity.days, averageDays: aboveAverage.days };
      const known = await factsOf(manager, due, days);
      await keepFindings(
        manager,
        known.map(({ id, organisationId, facts }): Noticed => {
          const { found, gone } = findingsOf(facts, this.thresholds);
          // Nothing could have been found before a claim was filed, so nothing is gone.
          return { claimId: id, organisationId, found, gone: facts.filed ? [] : gone };
        }),
        this.clock.now(),
      );
      await finish(manager, ids, await hasActiveRules(manager));
      return due.length;
    });
  }
}
