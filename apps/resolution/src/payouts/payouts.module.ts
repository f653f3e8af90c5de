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
import { PayeeChange } from './payee-change.service';
import { PayoutRepository } from './payout.repository';
import { PayoutStory } from './payout-story.queries';
import { PayoutsController } from './payouts.controller';
import { PayoutsQueries } from './payouts.queries';
import { PayoutTimers } from './payouts.timers';
import { Repayments } from './repayments.service';
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
    PayeeChange,
    PayeeRepository,
    PayoutRepository,
    PayoutStory,
    PayoutsQueries,
    PayoutTimers,
    Repayments,
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
    Withdrawals,
  ],
})
export class PayoutsModule {}
