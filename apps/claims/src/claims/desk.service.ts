import { Injectable } from '@nestjs/common';
import { type Actor, Clock, validationFailed } from '@tuntas/platform';
import { EstimateService } from '../rules/estimate.service';
import { ClaimCommands, type ClaimView, type Decide, type Guard } from './claim-commands';
import type { CancelDto, DecisionDto, EvidenceRequestDto, HoldDto } from './desk.dto';
import { cancelClaim, holdClaim, requestEvidence, resumeClaim, takeClaim } from './domain/decide';
import { decideClaim } from './domain/decide-lines';
import { daysAfter } from './domain/deadlines';
import type { ClaimType } from './domain/words';
import { claimPolicy } from './policy';
import { reasonCodeFits } from './reason-codes';

export type { ClaimView } from './claim-commands';

/** What people do with a claim: load and lock, ask the rules, write, answer the claim as it is now. */
@Injectable()
export class DeskService {
  constructor(
    private readonly commands: ClaimCommands,
    private readonly estimates: EstimateService,
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

  hold(actor: Actor, id: string, { reason, reviewAt }: HoldDto): Promise<ClaimView> {
    const at = this.clock.now();
    const until = reviewAt ? new Date(reviewAt) : daysAfter(at, claimPolicy.holdDays);
    const hold = { reason, reviewAt: until, at, maxDays: claimPolicy.holdMaxDays };
    return this.change(actor, id, ({ state }) => holdClaim(state, actor, hold));
  }

  resume(actor: Actor, id: string): Promise<ClaimView> {
    return this.change(actor, id, ({ state }) => resumeClaim(state, actor));
  }

  decide(actor: Actor, id: string, decision: DecisionDto, guard: Guard): Promise<ClaimView> {
    const appealUntil = daysAfter(this.clock.now(), claimPolicy.appealDays);
    return this.change(
      actor,
      id,
      async ({ row, state }, manager) => {
        requireReason(decision, row.type);
        return decideClaim(state, actor, decision, await this.estimates.ofClaim(manager, row), appealUntil);
      },
      guard,
    );
  }

  cancel(actor: Actor, id: string, { reason }: CancelDto): Promise<ClaimView> {
    return this.change(actor, id, ({ state }) => cancelClaim(state, reason ?? null));
  }

  private change(actor: Actor, id: string, decide: Decide, guard: Guard = {}): Promise<ClaimView> {
    return this.commands.run(actor, id, decide, guard);
  }
}

function requireReason({ reasonCode, outcome }: DecisionDto, type: ClaimType): void {
  if (reasonCode === undefined || reasonCodeFits(reasonCode, outcome, type)) return;
  throw validationFailed([
    { field: 'reasonCode', message: `No reason code for ${outcome} of a ${type} claim` },
  ]);
}
