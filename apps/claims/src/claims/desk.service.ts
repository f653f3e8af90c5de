import { Injectable } from '@nestjs/common';
import {
  type Actor,
  Clock,
  Database,
  Idempotency,
  type IdempotencyHeader,
  requireVersion,
  scopeOf,
  validationFailed,
} from '@tuntas/platform';
import { type EntityManager, MoreThan } from 'typeorm';
import { EvidenceEntity } from '../evidence/evidence.entity';
import { EstimateService } from '../rules/estimate.service';
import { authorOf } from './author';
import { ClaimChanges } from './claim-changes';
import { ClaimReads } from './claim-reads.service';
import { type LoadedClaim, lockClaim } from './claim.repository';
import type { AppealDto, CancelDto, DecisionDto, EvidenceRequestDto, HoldDto } from './claims.dto';
import type { ClaimEvent } from './domain/claim';
import {
  appealDecision,
  cancelClaim,
  holdClaim,
  requestEvidence,
  resumeClaim,
  takeClaim,
} from './domain/decide';
import { decideClaim } from './domain/decide-lines';
import { daysAfter } from './domain/deadlines';
import { claimPolicy } from './policy';
import { reasonCodeFits } from './reason-codes';

export type ClaimView = Awaited<ReturnType<ClaimReads['view']>>;
type Decide = (claim: LoadedClaim, manager: EntityManager) => ClaimEvent[] | Promise<ClaimEvent[]>;

interface Guard {
  readonly ifMatch?: string | undefined;
  readonly key?: IdempotencyHeader | null;
}

/** What people do with a claim: load and lock, ask the rules, write, answer the claim as it is now. */
@Injectable()
export class DeskService {
  constructor(
    private readonly database: Database,
    private readonly changes: ClaimChanges,
    private readonly reads: ClaimReads,
    private readonly estimates: EstimateService,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  take(actor: Actor, id: string): Promise<ClaimView> {
    return this.change(actor, id, ({ state }) => takeClaim(state, actor));
  }

  requestEvidence(actor: Actor, id: string, { items, note }: EvidenceRequestDto): Promise<ClaimView> {
    const answerBy = daysAfter(this.clock.now(), claimPolicy.answerDays);
    return this.change(actor, id, ({ state }) =>
      requestEvidence(state, actor, { items, note: note ?? null, answerBy }),
    );
  }

  hold(actor: Actor, id: string, { reason }: HoldDto): Promise<ClaimView> {
    return this.change(actor, id, ({ state }) => holdClaim(state, actor, reason));
  }

  resume(actor: Actor, id: string): Promise<ClaimView> {
    return this.change(actor, id, ({ state }) => resumeClaim(state, actor));
  }

  decide(actor: Actor, id: string, decision: DecisionDto, guard: Guard): Promise<ClaimView> {
    if (decision.reasonCode !== undefined && !reasonCodeFits(decision.reasonCode, decision.outcome)) {
      throw validationFailed([{ field: 'reasonCode', message: `No reason code for ${decision.outcome}` }]);
    }
    const appealUntil = daysAfter(this.clock.now(), claimPolicy.appealDays);
    return this.change(
      actor,
      id,
      async ({ row, state }, manager) =>
        decideClaim(state, actor, decision, await this.estimates.ofClaim(manager, row), appealUntil),
      guard,
    );
  }

  cancel(actor: Actor, id: string, { reason }: CancelDto): Promise<ClaimView> {
    return this.change(actor, id, ({ state }) => cancelClaim(state, reason ?? null));
  }

  appeal(actor: Actor, id: string, { reason }: AppealDto, key: IdempotencyHeader | null): Promise<ClaimView> {
    const at = this.clock.now();
    const limit = claimPolicy.appealLimit;
    const decide: Decide = async ({ row, state }, manager) => {
      const since = row.decidedAt ?? row.filedAt;
      const newEvidence = await manager.existsBy(EvidenceEntity, {
        claimId: row.id,
        addedAt: MoreThan(since),
      });
      return appealDecision(state, { reason: reason ?? null, newEvidence, at, limit });
    };
    return this.change(actor, id, decide, { key });
  }

  private change(actor: Actor, id: string, decide: Decide, guard: Guard = {}): Promise<ClaimView> {
    const scope = scopeOf(actor);
    return this.database.transaction(scope, (manager) => {
      const work = async (): Promise<ClaimView> => {
        const claim = await lockClaim(manager, scope, id);
        if ('ifMatch' in guard) requireVersion(guard.ifMatch, claim.row.version);
        await this.changes.apply(manager, claim, await decide(claim, manager), authorOf(actor));
        return this.reads.view(manager, actor, id);
      };
      return guard.key ? this.idempotency.once(manager, { ...guard.key, actor }, work) : work();
    });
  }
}
