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
import { remedyFailed } from '../remedies/remedies.events';
import { noTraces, type Traces } from '../remedies/traces';

/** Why a payout is withdrawn, and its remedy fails: the claimant took the parcel. */
const REASON = 'parcel_recovered';

const isUnsent = ({ state }: Payout): boolean => unsent.includes(state);

/** A parcel was found after its claim was decided: the claimant has the money or the parcel, never both. */
@Injectable()
export class FoundParcels {
  constructor(
    private readonly payouts: PayoutRepository,
    private readonly withdrawals: Withdrawals,
    private readonly repayments: Repayments,
    private readonly timers: Timers,
    private readonly log: CaseLog,
    private readonly clock: Clock,
  ) {}

  /** The claimant is asked: what has not gone to a bank waits for the answer. */
  async hold(manager: EntityManager, claimId: string): Promise<void> {
    const payouts = await this.payouts.lockOfClaim(manager, claimId);
    const held = payouts.filter((payout) => isUnsent(payout) && !payout.heldAt);
    if (held.length === 0) return;
    await this.payouts.hold(manager, held, this.clock.now());
    await this.log.write(manager, { events: [], audits: held.map((payout) => moved(payout, 'payout.held')) });
  }

  /** Once, whatever is told again. */
  async chosen(
    manager: EntityManager,
    { claimId, choice }: EventData<'claim.recovery_chosen'>,
  ): Promise<void> {
    const payouts = await this.payouts.lockOfClaim(manager, claimId);
    const traces =
      choice === 'take_parcel' ? this.takeBack(manager, payouts) : this.release(manager, payouts);
    await this.log.write(manager, await traces);
  }

  /** By choice or by silence the money goes, as if nothing had been found. */
  private async release(manager: EntityManager, payouts: readonly Payout[]): Promise<Traces> {
    const held = payouts.filter((payout) => isUnsent(payout) && payout.heldAt);
    if (held.length === 0) return noTraces;
    await this.payouts.hold(manager, held, null);
    for (const { id, state, method } of held) {
      if (state !== 'scheduled' || method !== 'provider') continue;
      await this.timers.arm(manager, { name: 'payout.submit', subject: id, dueAt: this.clock.now() });
    }
    return { events: [], audits: held.map((payout) => moved(payout, 'payout.released')) };
  }

  /** What has not left stays, what has left is owed back, and what is on its way is owed back as soon as it has left. */
  private async takeBack(manager: EntityManager, payouts: readonly Payout[]): Promise<Traces> {
    const onTheirWay = payouts.filter(({ state }) => state === 'submitted' || state === 'unknown');
    if (onTheirWay.length > 0) await this.payouts.repayWhenPaid(manager, onTheirWay);
    const withdrawn: Traces[] = [];
    for (const payout of payouts.filter(isUnsent)) withdrawn.push(await this.withdraw(manager, payout));
    const paid = payouts.filter(({ state }) => state === 'paid');
    const all = [...withdrawn, await this.repayments.book(manager, paid)];
    return { events: all.flatMap(({ events }) => events), audits: all.flatMap(({ audits }) => audits) };
  }

  private async withdraw(manager: EntityManager, payout: Payout): Promise<Traces> {
    const { remedy } = await this.withdrawals.withdraw(manager, payout, systemActor, REASON);
    return {
      events: remedy ? [remedyFailed(remedy, REASON, null)] : [],
      audits: [moved(payout, 'payout.withdrawn')],
    };
  }
}

const moved = (payout: Payout, action: string) => movedPayout(payout, action, systemActor, {}, 'event');
