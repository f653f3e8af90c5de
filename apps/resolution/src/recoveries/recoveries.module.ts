import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { PayoutsModule } from '../payouts/payouts.module';
import { Receipts } from './receipts.service';
import { RecoveriesController } from './recoveries.controller';
import { RecoveriesQueries } from './recoveries.queries';
import { Recoveries } from './recoveries.service';
import { RecoveryRepository } from './recovery.repository';

@Module({
  imports: [LedgerModule, PayoutsModule],
  controllers: [RecoveriesController],
  providers: [Receipts, Recoveries, RecoveriesQueries, RecoveryRepository],
  exports: [Receipts],
})
export class RecoveriesModule {}
