import { Injectable } from '@nestjs/common';
import {
  type Actor,
  Clock,
  Database,
  Idempotency,
  type IdempotencyHeader,
  requireVersion,
  scopeOf,
} from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { CaseLog } from '../remedies/case-log';
import { remedyFailed } from '../remedies/remedies.events';
import { approve } from './domain/approval';
import { refuseRetry } from './domain/payout';
import { movedPayout } from './payout-traces';
import { type Payout, PayoutRepository } from './payout.repository';
import { type PayoutView, payoutViewOf } from './payouts.dto';
import { approvalRequested, payoutApproved, payoutRejected } from './payouts.events';
import { Withdrawals } from './withdrawals.service';

/** A person's word on one payout, as it came over HTTP. */
export interface Order {
  readonly actor: Actor;
  readonly payoutId: string;
  readonly idempotency: IdempotencyHeader;
}

/** What people decide about payouts: the second pair of eyes, the no, and another try. */
@Injectable()
export class Approvals {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly payouts: PayoutRepository,
    private readonly withdrawals: Withdrawals,
    private readonly timers: Timers,
    private readonly log: CaseLog,
    private readonly clock: Clock,
  ) {}

  approve(order: Order, approvalHash: string): Promise<PayoutView> {
    return this.once(order, async (manager, payout) => {
      const { actor } = order;
      if (approve(payout, actor, approvalHash) === 'first') {
        return this.approveFirst(manager, payout, actor, approvalHash);
      }
      const approved = await this.payouts.update(manager, payout, {
        state: 'scheduled',
        approvedBy: actor.personId,
        approvedAt: this.clock.now(),
      });
      await this.submitNow(manager, payout);
      await this.log.write(manager, {
        events: [payoutApproved(payout, actor.personId)],
        audits: [movedPayout(payout, 'payout.approved', actor, { approvalHash })],
      });
      return approved;
    });
  }

  private async approveFirst(
    manager: EntityManager,
    payout: Payout,
    actor: Actor,
    approvalHash: string,
  ): Promise<Payout> {
    const noted = await this.payouts.update(manager, payout, { firstApprovedBy: actor.personId });
    await this.log.write(manager, {
      events: [],
      audits: [movedPayout(payout, 'payout.approved_first', actor, { approvalHash })],
    });
    return noted;
  }

  /** The payout is given up for good: the debt is taken back and its remedy fails. */
  reject(order: Order, ifMatch: string | undefined, reasonCode: string): Promise<PayoutView> {
    return this.once(order, async (manager, payout) => {
      const { actor } = order;
      requireVersion(ifMatch, payout.version);
      const { payout: rejected, remedy } = await this.withdrawals.withdraw(
        manager,
        payout,
        actor,
        reasonCode,
      );
      await this.log.write(manager, {
        events: [
          payoutRejected(payout, actor.personId, reasonCode),
          ...(remedy ? [remedyFailed(remedy, reasonCode, null)] : []),
        ],
        audits: [movedPayout(payout, 'payout.rejected', actor, { reasonCode })],
      });
      return rejected;
    });
  }

  /** Sends a refused payout again, with a new key; if its approval is void, to the second person first. */
  retry(order: Order, ifMatch: string | undefined): Promise<PayoutView> {
    return this.once(order, async (manager, payout) => {
      requireVersion(ifMatch, payout.version);
      const next = payout.approvedBy ? 'scheduled' : 'awaiting_approval';
      refuseRetry(payout.state);
      const retried = await this.payouts.update(manager, payout, { state: next });
      if (next === 'scheduled') await this.submitNow(manager, payout);
      await this.log.write(manager, {
        events: next === 'scheduled' ? [] : [approvalRequested(payout)],
        audits: [movedPayout(payout, 'payout.retried', order.actor)],
      });
      return retried;
    });
  }

  private once(
    { actor, payoutId, idempotency }: Order,
    work: (manager: EntityManager, payout: Payout) => Promise<Payout>,
  ): Promise<PayoutView> {
    return this.database.transaction(scopeOf(actor), (manager) =>
      this.idempotency.once(manager, { actor, ...idempotency }, async () => {
        const changed = await work(manager, await this.payouts.lock(manager, payoutId));
        return payoutViewOf(changed, actor);
      }),
    );
  }

  /** A payout by bank file waits for the next file instead. */
  private async submitNow(manager: EntityManager, { id, method }: Payout): Promise<void> {
    if (method !== 'provider') return;
    await this.timers.arm(manager, { name: 'payout.submit', subject: id, dueAt: this.clock.now() });
  }
}
