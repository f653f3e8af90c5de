import { Injectable } from '@nestjs/common';
import { Clock, systemActor } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { compensationRepayable } from '../ledger/domain/postings';
import { Ledger } from '../ledger/ledger.service';
import { aboutClaim } from '../remedies/remedies.events';
import { noTraces, type Traces } from '../remedies/traces';
import { movedPayout } from './payout-traces';
import type { Payout } from './payout.repository';

const BOOKED = `
  SELECT payout_id AS id FROM ledger_transactions
  WHERE payout_id = ANY ($1) AND kind IN ('compensation_repayable', 'payout_returned')`;

/** What was paid for a parcel that its claimant took after all is owed back, once per payout. */
@Injectable()
export class Repayments {
  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /** Of one claim's paid payouts, locked by the caller; what is booked already, or came back by itself, is left out. */
  async book(manager: EntityManager, paid: readonly Payout[]): Promise<Traces> {
    const booked: { id: string }[] = await manager.query(BOOKED, [paid.map(({ id }) => id)]);
    const owed = paid.filter(({ id }) => !booked.some((known) => known.id === id));
    const [first] = owed;
    if (!first) return noTraces;
    for (const { id, amount, organisationId } of owed) {
      const booking = { payoutId: id, organisationId, postedBy: systemActor.personId };
      await this.ledger.post(manager, compensationRepayable(amount), booking);
    }
    const { claimId, organisationId } = first;
    const amount = {
      amount: owed.reduce((sum, payout) => sum + payout.amount.amount, 0),
      currency: first.amount.currency,
    };
    const bookedAt = this.clock.now().toISOString();
    const data = { claimId, organisationId, amount, payouts: owed.map(({ id }) => id), bookedAt };
    return {
      events: [{ type: 'recovery.booked', ...aboutClaim(first), data }],
      audits: owed.map((payout) =>
        movedPayout(payout, 'recovery.booked', systemActor, { ...amount }, 'event'),
      ),
    };
  }
}
