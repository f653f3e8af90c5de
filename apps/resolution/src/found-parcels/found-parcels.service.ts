import { Injectable } from '@nestjs/common';
import type { EventData } from '@tuntas/contracts';
import { Clock, systemActor } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { unsent } from '../payouts/domain/payout';
import { movedPayout } from '../payouts/payout-traces';
import { type Payout, PayoutRepository } from '../payouts/payout.repository';
import { Repayments } from '../payouts/repayments.service';
import { Withdrawals } from '../payouts/withdrawals.service';
import { CaseLog } from '../remedies/case-log';
import type { Traces } from '../remedies/traces';
import { Reshipments } from '../reshipments/reshipments.service';
import { FoundParcelRepository } from './found-parcel.repository';

const isUnsent = ({ state }: Payout): boolean => unsent.includes(state);

/**
 * A parcel was found after its claim was decided: the claimant has what was decided or the parcel, never both. The row
 * written here stops what has not left, whatever is opened later, and whatever a bank gives back.
 */
@Injectable()
export class FoundParcels {
  constructor(
    private readonly parcels: FoundParcelRepository,
    private readonly payouts: PayoutRepository,
    private readonly reshipments: Reshipments,
    private readonly withdrawals: Withdrawals,
    private readonly repayments: Repayments,
    private readonly timers: Timers,
    private readonly log: CaseLog,
    private readonly clock: Clock,
  ) {}

  /** The claimant is asked: what has not gone to a bank waits for the answer. */
  async hold(
    manager: EntityManager,
    claim: Pick<EventData<'claim.recovery_opened'>, 'claimId' | 'organisationId'>,
  ): Promise<void> {
    if (!(await this.parcels.open(manager, claim))) return;
    const payouts = await this.payouts.lockOfClaim(manager, claim.claimId);
    await this.log.write(manager, {
      events: [],
      audits: payouts.filter(isUnsent).map((payout) => moved(payout, 'payout.held')),
    });
  }

  /** Once, whatever is told again. */
  async chosen(
    manager: EntityManager,
    claim: Pick<EventData<'claim.recovery_chosen'>, 'claimId' | 'organisationId' | 'choice'>,
  ): Promise<void> {
    const { claimId, choice } = claim;
    // First, so that a reshipment that fails meanwhile has either opened its payout or will see the choice.
    const reshipments = await this.reshipments.lockOfClaim(manager, claimId);
    if (!(await this.parcels.choose(manager, claim, choice))) return;
    const payouts = await this.payouts.lockOfClaim(manager, claimId);
    const traces =
      choice === 'take_parcel'
        ? [await this.reshipments.giveUp(manager, reshipments), ...(await this.takeBack(manager, payouts))]
        : [await this.reshipments.goOn(manager, reshipments), await this.release(manager, payouts)];
    await this.log.write(manager, {
      events: traces.flatMap(({ events }) => events),
      audits: traces.flatMap(({ audits }) => audits),
    });
  }

  /** By choice or by silence the money goes, as if nothing had been found. */
  private async release(manager: EntityManager, payouts: readonly Payout[]): Promise<Traces> {
    const held = payouts.filter(isUnsent);
    for (const { id, state, method } of held) {
      if (state !== 'scheduled' || method !== 'provider') continue;
      await this.timers.arm(manager, { name: 'payout.submit', subject: id, dueAt: this.clock.now() });
    }
    return { events: [], audits: held.map((payout) => moved(payout, 'payout.released')) };
  }

  /** What has not left stays, what has left is owed back; what is at the bank hears of it with the bank's answer. */
  private async takeBack(manager: EntityManager, payouts: readonly Payout[]): Promise<Traces[]> {
    const withdrawn: Traces[] = [];
    for (const payout of payouts.filter(isUnsent)) {
      withdrawn.push(await this.withdrawals.parcelTaken(manager, payout));
    }
    const paid = payouts.filter(({ state }) => state === 'paid');
    return [...withdrawn, await this.repayments.book(manager, paid)];
  }
}

const moved = (payout: Payout, action: string) => movedPayout(payout, action, systemActor, {}, 'event');
