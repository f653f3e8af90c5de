import { Injectable } from '@nestjs/common';
import { move } from '@tuntas/kernel';
import { type Actor, Clock } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { compensationOwedReversed } from '../ledger/domain/postings';
import { Ledger } from '../ledger/ledger.service';
import { type Remedy, RemedyRepository } from '../remedies/remedy.repository';
import { payoutTable } from './domain/payout';
import { type Payout, PayoutRepository } from './payout.repository';

/**
 * Gives a payout up for good: the debt is taken back and its remedy fails. The caller writes the traces. A timer that
 * would have sent it finds nothing to send; cancelled here, it would be locked the other way round than when it rings.
 */
@Injectable()
export class Withdrawals {
  constructor(
    private readonly payouts: PayoutRepository,
    private readonly remedies: RemedyRepository,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  async withdraw(
    manager: EntityManager,
    payout: Payout,
    { personId }: Actor,
    reasonCode: string,
  ): Promise<{ payout: Payout; remedy: Remedy | null }> {
    const rejected = await this.payouts.update(manager, payout, {
      state: move(payoutTable, payout.state, 'rejected', 'payout.illegal_transition'),
      rejectedBy: personId,
      reasonCode,
      endedAt: this.clock.now(),
    });
    await this.ledger.post(manager, compensationOwedReversed(payout.amount), {
      payoutId: payout.id,
      organisationId: payout.organisationId,
      postedBy: personId,
      reverses: 'compensation_owed',
    });
    const remedy = await this.remedies.end(manager, payout.remedyId, 'failed', reasonCode);
    return { payout: rejected, remedy };
  }
}
