import { Injectable } from '@nestjs/common';
import type { NewEvent } from '@tuntas/messaging';
import { systemActor } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { debtNetted, debtNettedReversed } from '../ledger/domain/postings';
import { Ledger } from '../ledger/ledger.service';
import { nettingOf } from './domain/netting';
import type { Payout } from './payout.repository';
import { payoutNetted } from './payouts.events';
import { type Netting, ShipperCredit } from './shipper-credit.repository';

type Paid = Pick<Payout, 'id' | 'remedyId' | 'claimId' | 'claimantId' | 'organisationId' | 'amount'>;

/** Takes what a shipper was paid too much off what is owed to them next. */
@Injectable()
export class Nettings {
  constructor(
    private readonly credit: ShipperCredit,
    private readonly ledger: Ledger,
  ) {}

  /** What can be taken off `owed`; the debts stay locked, so that nobody else takes it. */
  async plan(
    manager: EntityManager,
    { organisationId, amount }: Pick<Paid, 'organisationId' | 'amount'>,
  ): Promise<Netting[]> {
    const debts = await this.credit.debts(manager, organisationId, amount.currency);
    return nettingOf(amount.amount, debts).map(({ payoutId, ...taken }) => ({
      id: v7(),
      debtPayoutId: payoutId,
      ...taken,
    }));
  }

  /** Books the plan for a payout that is stored; answers what the claimant is told. */
  async book(manager: EntityManager, payout: Paid, nettings: readonly Netting[]): Promise<NewEvent[]> {
    if (nettings.length === 0) return [];
    const { currency } = payout.amount;
    await this.credit.keepNettings(manager, { ...payout, payoutId: payout.id, currency }, nettings);
    for (const { id, debtPayoutId, amount } of nettings) {
      await this.ledger.post(manager, debtNetted({ amount, currency }), {
        payoutId: debtPayoutId,
        referenceId: id,
        organisationId: payout.organisationId,
        postedBy: systemActor.personId,
      });
    }
    const claims = await this.credit.claimsOf(
      manager,
      nettings.map(({ debtPayoutId }) => debtPayoutId),
    );
    const from = nettings.flatMap(({ debtPayoutId, amount }) =>
      claims
        .filter(({ payoutId }) => payoutId === debtPayoutId)
        .map(({ claimId, claimNumber }) => ({ claimId, claimNumber, amount: { amount, currency } })),
    );
    return [payoutNetted(payout, from)];
  }

  /** The payout is given up: its payee owes again what was taken off. */
  async undo(manager: EntityManager, payout: Paid, by: string): Promise<void> {
    for (const { id, debtPayoutId, amount } of await this.credit.undoNettings(manager, payout.id)) {
      await this.ledger.post(manager, debtNettedReversed({ amount, currency: payout.amount.currency }), {
        payoutId: debtPayoutId,
        referenceId: id,
        organisationId: payout.organisationId,
        postedBy: by,
      });
    }
  }
}
