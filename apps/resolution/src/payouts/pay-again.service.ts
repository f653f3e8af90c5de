import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { Database, Idempotency, requireVersion, scopeOf } from '@tuntas/platform';
import { CaseLog } from '../remedies/case-log';
import type { Order } from './approvals.service';
import { Compensations } from './compensations.service';
import { movedPayout } from './payout-traces';
import { PayoutRepository } from './payout.repository';
import { type PayoutView, payoutViewOf } from './payouts.dto';
import { ShipperCredit } from './shipper-credit.repository';

/** Money that came back leaves once more, as a payout of its own. */
@Injectable()
export class PayAgain {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly payouts: PayoutRepository,
    private readonly credit: ShipperCredit,
    private readonly compensations: Compensations,
    private readonly log: CaseLog,
  ) {}

  /** Once for each return; the person who asks is the first of the two that a payout above the limit needs. */
  payAgain({ actor, payoutId, idempotency }: Order, ifMatch: string | undefined): Promise<PayoutView> {
    return this.database.transaction(scopeOf(actor), (manager) =>
      this.idempotency.once(manager, { actor, ...idempotency }, async () => {
        const payout = await this.payouts.lock(manager, payoutId);
        requireVersion(ifMatch, payout.version);
        const returned = await this.credit.unpaidReturn(manager, payoutId);
        if (!returned) {
          throw new DomainError(
            'conflict',
            'payout.nothing_returned',
            'No money of this payout came back that is not paid again or owed back: read it again.',
          );
        }
        const { id, traces } = await this.compensations.again(manager, payout, returned, actor);
        const audit = movedPayout(payout, 'payout.paid_again', actor, { by: id, amount: returned.amount });
        await this.log.write(manager, { ...traces, audits: [audit, ...traces.audits] });
        return payoutViewOf(await this.payouts.lock(manager, id), actor);
      }),
    );
  }
}
