import { Inject, Injectable } from '@nestjs/common';
import type { Money } from '@tuntas/kernel';
import { Clock, CONFIG, systemActor } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import type { ResolutionConfig } from '../config';
import { compensationRepayable } from '../ledger/domain/postings';
import { Ledger } from '../ledger/ledger.service';
import { aboutClaim } from '../remedies/remedies.events';
import { noTraces, type Traces } from '../remedies/traces';
import { movedPayout } from './payout-traces';
import type { Payout } from './payout.repository';
import { ShipperCredit } from './shipper-credit.repository';

const BOOKED = `
  SELECT payout_id AS id, kind FROM ledger_transactions
  WHERE payout_id = ANY ($1) AND kind IN ('compensation_repayable', 'payout_returned')`;

/** What was paid for a parcel that its claimant took after all is owed back, once per payout. */
@Injectable()
export class Repayments {
  constructor(
    private readonly credit: ShipperCredit,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<ResolutionConfig, 'BANK_FILE_ACCOUNT'>,
  ) {}

  /** Of one claim's paid payouts, locked by the caller; what is booked already, or came back by itself, is left out. */
  async book(manager: EntityManager, paid: readonly Payout[]): Promise<Traces> {
    const known: { id: string; kind: string }[] = await manager.query(BOOKED, [paid.map(({ id }) => id)]);
    const has = (kind: string, payout: Payout) => known.some((of) => of.id === payout.id && of.kind === kind);
    const open = paid.filter((payout) => !has('compensation_repayable', payout));
    for (const payout of open) if (has('payout_returned', payout)) await this.keep(manager, payout);
    const owed = open.filter((payout) => !has('payout_returned', payout));
    const [first] = owed;
    if (!first) return noTraces;
    for (const payout of owed) {
      const { id, organisationId } = payout;
      const booking = { payoutId: id, organisationId, postedBy: systemActor.personId };
      await this.ledger.post(manager, compensationRepayable(givenWith(payout)), booking);
    }
    const { claimId, claimantId, organisationId } = first;
    const amount = {
      amount: owed.reduce((sum, payout) => sum + givenWith(payout).amount, 0),
      currency: first.amount.currency,
    };
    const payTo = this.config.BANK_FILE_ACCOUNT;
    const bookedAt = this.clock.now().toISOString();
    const data = {
      claimId,
      organisationId,
      amount,
      payouts: owed.map(({ id }) => id),
      bookedAt,
      payTo,
      ...(claimantId && { claimantId }),
    };
    return {
      events: [{ type: 'recovery.booked', ...aboutClaim(first), data }],
      audits: owed.map((payout) =>
        movedPayout(payout, 'recovery.booked', systemActor, { ...amount }, 'event'),
      ),
    };
  }

  /** What came back by itself and was not paid again stays here: nothing is owed either way. */
  private async keep(manager: EntityManager, { id, amount, organisationId }: Payout): Promise<void> {
    const kept = -(await this.credit.owedFor(manager, id));
    if (kept <= 0) return;
    const booking = { payoutId: id, organisationId, postedBy: systemActor.personId };
    await this.ledger.post(manager, compensationRepayable({ ...amount, amount: kept }), booking);
  }
}

/** What the claimant has of a paid payout: what left, and the debt that it made smaller. */
const givenWith = ({ amount, netted }: Payout): Money => ({ ...amount, amount: amount.amount + netted });
