import { Injectable } from '@nestjs/common';
import type { EventData } from '@tuntas/contracts';
import { Clock, systemActor } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { compensationRepayable } from '../ledger/domain/postings';
import { Ledger } from '../ledger/ledger.service';
import { CaseLog } from '../remedies/case-log';
import { aboutClaim } from '../remedies/remedies.events';

interface Paid {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
}

// Only what left for good and was not taken back by the bank or booked as repayable before.
const PAID = `
  SELECT p.id, p.amount, p.currency FROM payouts p
  WHERE p.claim_id = $1 AND p.state = 'paid'
    AND NOT EXISTS (SELECT FROM ledger_transactions t WHERE t.payout_id = p.id
                    AND t.kind IN ('compensation_repayable', 'payout_returned'))
  ORDER BY p.created_at, p.id FOR UPDATE OF p`;

/** A parcel was found after it was paid for, and the claimant takes it: the money is owed back. */
@Injectable()
export class FoundParcels {
  constructor(
    private readonly ledger: Ledger,
    private readonly log: CaseLog,
    private readonly clock: Clock,
  ) {}

  /** Once per payout, whatever is told again. Kept money, by choice or by silence, moves nothing. */
  async chosen(manager: EntityManager, choice: EventData<'claim.recovery_chosen'>): Promise<void> {
    if (choice.choice !== 'take_parcel') return;
    const { claimId, organisationId } = choice;
    const payouts: Paid[] = await manager.query(PAID, [claimId]);
    const [first] = payouts;
    if (!first) return;
    for (const { id, amount, currency } of payouts) {
      const booking = { payoutId: id, organisationId, postedBy: systemActor.personId };
      await this.ledger.post(manager, compensationRepayable({ amount, currency }), booking);
    }
    const amount = { amount: payouts.reduce((sum, paid) => sum + paid.amount, 0), currency: first.currency };
    const ids = payouts.map(({ id }) => id);
    await this.log.write(manager, {
      events: [
        {
          type: 'recovery.booked',
          ...aboutClaim({ claimId, organisationId }),
          data: { claimId, organisationId, amount, payouts: ids, bookedAt: this.clock.now().toISOString() },
        },
      ],
      audits: ids.map((id) => ({
        organisationId,
        subject: `payout:${id}`,
        action: 'recovery.booked',
        actor: systemActor,
        details: { claimId, amount: amount.amount, currency: amount.currency },
        channel: 'event',
      })),
    });
  }
}
