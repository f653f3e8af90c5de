import { Module } from '@nestjs/common';
import { BankModule } from '../bank/bank.module';
import { FoundParcelRepository } from '../found-parcels/found-parcel.repository';
import { LedgerModule } from '../ledger/ledger.module';
import { PayeeRepository } from '../payees/payee.repository';
import { PayoutMethodsModule } from '../payout-methods/payout-methods.module';
import { RemediesModule } from '../remedies/remedies.module';
import { Approvals } from './approvals.service';
import { BankAnswers } from './bank-answers.service';
import { BankCallbackController } from './bank-callback.controller';
import { Compensations } from './compensations.service';
import { Nettings } from './nettings.service';
import { PayAgain } from './pay-again.service';
import { PayeeChange } from './payee-change.service';
import { PayoutRepository } from './payout.repository';
import { PayoutStory } from './payout-story.queries';
import { PayoutsController } from './payouts.controller';
import { PayoutsQueries } from './payouts.queries';
import { PayoutTimers } from './payouts.timers';
import { Repayments } from './repayments.service';
import { ShipperCredit } from './shipper-credit.repository';
import { SubmissionRepository } from './submission.repository';
import { Submissions } from './submissions.service';
import { Withdrawals } from './withdrawals.service';

@Module({
  imports: [BankModule, LedgerModule, PayoutMethodsModule, RemediesModule],
  controllers: [BankCallbackController, PayoutsController],
  providers: [
    Approvals,
    BankAnswers,
    Compensations,
    FoundParcelRepository,
    Nettings,
    PayAgain,
    PayeeChange,
    PayeeRepository,
    PayoutRepository,
    PayoutStory,
    PayoutsQueries,
    PayoutTimers,
    Repayments,
    ShipperCredit,
    SubmissionRepository,
    Submissions,
    Withdrawals,
  ],
  exports: [
    BankAnswers,
    Compensations,
    FoundParcelRepository,
    PayeeChange,
    PayeeRepository,
    PayoutRepository,
    Repayments,
    ShipperCredit,
    Withdrawals,
  ],
})
export class PayoutsModule {}
