import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import {
  type Actor,
  Clock,
  Database,
  fingerprintOf,
  type IdempotencyHeader,
  etagOf,
  SYSTEM_SCOPE,
} from '@tuntas/platform';
import { IsNull } from 'typeorm';
import { AgentsService } from '../agents/agents.service';
import { findClaim, stateOf } from '../claims/claim.repository';
import { ClaimLineEntity } from '../claims/claim.entity';
import { ClaimFindingEntity } from '../claims/claim-trail.entity';
import { ClaimCommands, type ClaimView, type Decide, type Guard } from '../claims/claim-commands';
import { DeskService } from '../claims/desk.service';
import { assignClaim, prioritiseClaim } from '../claims/domain/assign';
import { daysAfter } from '../claims/domain/deadlines';
import { holdClaim, requestEvidence, requireNeutral, resumeClaim } from '../claims/domain/decide';
import type { Priority } from '../claims/domain/words';
import { claimPolicy } from '../claims/policy';
import { EstimateService } from '../rules/estimate.service';
import policy from './bulk-policy.json';
import type { BulkDto } from './bulk.dto';
import { smallDecision } from './domain/small-decision';

/** Rows at work at the same time: each needs a pooled connection, and other people want some too. */
const ABREAST = 4;

/** One thing done to many claims: each in a transaction of its own, so that one refusal spoils no other. */
@Injectable()
export class BulkService {
  private readonly logger = new Logger('Bulk');

  constructor(
    private readonly database: Database,
    private readonly commands: ClaimCommands,
    private readonly desk: DeskService,
    private readonly agents: AgentsService,
    private readonly estimates: EstimateService,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, bulk: BulkDto, key: IdempotencyHeader | null) {
    if (bulk.action === 'decide' && !key) {
      throw new DomainError(
        'invalid',
        'idempotency.key_required',
        'Send an Idempotency-Key header with this request.',
      );
    }
    const rows = [...bulk.claims];
    const items = new Map<string, BulkRow>();
    const work = async (): Promise<void> => {
      for (let row = rows.shift(); row; row = rows.shift()) {
        items.set(row.id, await this.one(actor, bulk, row, key));
      }
    };
    await Promise.all(Array.from({ length: ABREAST }, work));
    const results = bulk.claims.flatMap(({ id }) => items.get(id) ?? []);
    const done = results.filter((row) => row.done).length;
    return { done, refused: results.length - done, items: results };
  }

  private async one(
    actor: Actor,
    bulk: BulkDto,
    { id, version }: BulkDto['claims'][number],
    key: IdempotencyHeader | null,
  ): Promise<BulkRow> {
    const guard: Guard = {
      ...(version === undefined ? {} : { ifMatch: etagOf(version) }),
      ...(key ? { key: rowKey(key, bulk, id) } : {}),
    };
    try {
      const claim =
        bulk.action === 'decide'
          ? await this.decide(actor, id, guard)
          : await this.commands.run(actor, id, this.ruleOf(actor, bulk), guard);
      return { claimId: id, done: true, code: null, message: null, claim: briefOf(claim) };
    } catch (error) {
      if (error instanceof DomainError) {
        return { claimId: id, done: false, code: error.code, message: error.message, claim: null };
      }
      this.logger.error(error);
      return { claimId: id, done: false, code: 'internal', message: 'Try this one again.', claim: null };
    }
  }

  private ruleOf(actor: Actor, bulk: BulkDto): Decide {
    const { assigneeId = null, reason = '', items = [], note = null, priority = 'normal' } = bulk;
    switch (bulk.action) {
      case 'assign':
        return this.assigning(actor, assigneeId);
      case 'priority':
        return prioritising(actor, priority);
      case 'hold':
        return this.holding(actor, reason);
      case 'request_evidence': {
        const answerBy = daysAfter(this.clock.now(), claimPolicy.answerDays);
        return ({ state }) => requestEvidence(state, actor, { items, note, answerBy });
      }
      default:
        return ({ state }) => resumeClaim(state, actor);
    }
  }

  private holding(actor: Actor, reason: string): Decide {
    const at = this.clock.now();
    const reviewAt = daysAfter(at, claimPolicy.holdDays);
    return ({ state }) => holdClaim(state, actor, { reason, reviewAt, at, maxDays: claimPolicy.holdMaxDays });
  }

  /** Gives a claim to somebody, or with null back to the queue. */
  assigning(actor: Actor, assigneeId: string | null): Decide {
    return async ({ state }, manager) => {
      requireNeutral(state, actor);
      return assignClaim(
        state,
        assigneeId === null ? null : await this.agents.find(manager, actor, assigneeId),
      );
    };
  }

  private async decide(actor: Actor, id: string, guard: Guard): Promise<ClaimView> {
    const { decision, version } = await this.database.read(SYSTEM_SCOPE, async (manager) => {
      const row = await findClaim(manager, SYSTEM_SCOPE, id);
      const lines = await manager.find(ClaimLineEntity, {
        where: { claimId: id },
        order: { position: 'ASC' },
      });
      const findings = await manager.findBy(ClaimFindingEntity, { claimId: id, resolvedAt: IsNull() });
      const { amount } = await this.estimates.ofClaim(manager, row);
      const facts = {
        estimated: amount?.currency === row.currency ? amount.amount : null,
        findings: findings.map(({ kind }) => kind),
      };
      return {
        decision: smallDecision(stateOf(row, lines), facts, policy.approveUpTo),
        version: row.version,
      };
    });
    // What was looked at is what is decided.
    return this.desk.decide(actor, id, decision, { ifMatch: etagOf(version), ...guard });
  }
}

export const prioritising = (actor: Actor, priority: Priority): Decide => ({ state }) => {
  requireNeutral(state, actor);
  return prioritiseClaim(state, priority);
}; // prettier-ignore

interface BulkRow {
  claimId: string;
  done: boolean;
  code: string | null;
  message: string | null;
  claim: ReturnType<typeof briefOf> | null;
}

const briefOf = ({ number, type, stage, priority, assigneeId, version }: ClaimView) => ({
  number,
  type,
  stage,
  priority,
  assigneeId,
  version,
});

/** Each row has a key of its own: the same bulk sent again does only what was not done yet. */
const rowKey = (
  key: IdempotencyHeader,
  { claims: _claims, ...bulk }: BulkDto,
  id: string,
): IdempotencyHeader => ({
  key: fingerprintOf([key.key, id]),
  route: key.route,
  fingerprint: fingerprintOf({ ...bulk, id }),
});
