import { Injectable } from '@nestjs/common';
import { move } from '@tuntas/kernel';
import { type Actor, Clock, systemActor } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { FoundParcelRepository } from '../found-parcels/found-parcel.repository';
import { compensationOwedReversed, payoutOwedAgainReversed } from '../ledger/domain/postings';
import { Ledger } from '../ledger/ledger.service';
import { remedyFailed } from '../remedies/remedies.events';
import { type Remedy, RemedyRepository } from '../remedies/remedy.repository';
import { PARCEL_TAKEN, type Traces } from '../remedies/traces';
import { payoutTable } from './domain/payout';
import { movedPayout } from './payout-traces';
import { Nettings } from './nettings.service';
import { type Payout, PayoutRepository } from './payout.repository';
import { Repayments } from './repayments.service';

/**
 * Gives a payout up for good: the debt is taken back and its remedy fails. The caller writes the traces. A timer that
 * would have sent it finds nothing to send; cancelled here, it would be locked the other way round than when it rings.
 */
@Injectable()
export class Withdrawals {
  constructor(
    private readonly payouts: PayoutRepository,
    private readonly parcels: FoundParcelRepository,
    private readonly remedies: RemedyRepository,
    private readonly nettings: Nettings,
    private readonly repayments: Repayments,
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
    await this.takeBack(manager, payout, personId);
    const remedy = await this.remedies.end(manager, payout.remedyId, 'failed', reasonCode);
    return { payout: rejected, remedy };
  }

  /** Of payouts that a bank gave back unsent, those whose claimant took the parcel meanwhile are withdrawn. */
  async cameBack(
    manager: EntityManager,
    payouts: readonly Pick<Payout, 'id' | 'claimId'>[],
  ): Promise<Traces[]> {
    const taken = await this.parcels.taken(
      manager,
      payouts.map(({ claimId }) => claimId),
    );
    const withdrawn: Traces[] = [];
    for (const { id } of payouts.filter(({ claimId }) => taken.has(claimId))) {
      withdrawn.push(await this.parcelTaken(manager, await this.payouts.lock(manager, id)));
    }
    return withdrawn;
  }

  /** As {@link withdraw}, because the claimant took the parcel that was found. */
  async parcelTaken(manager: EntityManager, payout: Payout): Promise<Traces> {
    const { remedy } = await this.withdraw(manager, payout, systemActor, PARCEL_TAKEN);
    // Its money had come back: that stays here, and nobody pays it again.
    if (payout.follows) {
      await this.repayments.book(manager, [await this.payouts.lock(manager, payout.follows)]);
    }
    return {
      events: remedy ? [remedyFailed(remedy, PARCEL_TAKEN, null)] : [],
      audits: [movedPayout(payout, 'payout.withdrawn', systemActor, {}, 'event')],
    };
  }

  /** All that was owed, also what was netted; money that had come back is the shipper's credit again. */
  private async takeBack(manager: EntityManager, payout: Payout, postedBy: string): Promise<void> {
    await this.nettings.undo(manager, payout, postedBy);
    const { id, follows, organisationId } = payout;
    const owed = { ...payout.amount, amount: payout.amount.amount + payout.netted };
    const [posting, booking] = follows
      ? [payoutOwedAgainReversed(owed), { payoutId: follows, referenceId: id }]
      : [compensationOwedReversed(owed), { payoutId: id, reverses: 'compensation_owed' as const }];
    await this.ledger.post(manager, posting, { ...booking, organisationId, postedBy });
  }
}
