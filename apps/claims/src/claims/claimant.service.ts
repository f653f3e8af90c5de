import { Injectable } from '@nestjs/common';
import { type Actor, Clock, type IdempotencyHeader } from '@tuntas/platform';
import { MoreThan } from 'typeorm';
import { EvidenceEntity } from '../evidence/evidence.entity';
import { ClaimCommands, type ClaimView, type Decide } from './claim-commands';
import type { AppealDto, RecoveryChoiceDto } from './decisions.dto';
import { appealDecision } from './domain/decide-again';
import { chooseRecovery } from './domain/decide-recovery';
import { claimPolicy } from './policy';

/** What a claimant does after a decision. */
@Injectable()
export class ClaimantService {
  constructor(
    private readonly commands: ClaimCommands,
    private readonly clock: Clock,
  ) {}

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
    return this.commands.run(actor, id, decide, { key });
  }

  chooseRecovery(
    actor: Actor,
    id: string,
    { choice }: RecoveryChoiceDto,
    key: IdempotencyHeader | null,
  ): Promise<ClaimView> {
    return this.commands.run(actor, id, ({ state }) => chooseRecovery(state, choice), { key });
  }
}
