import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { RemediesModule } from '../remedies/remedies.module';
import { FoundParcelsConsumer } from './found-parcels.consumer';
import { FoundParcels } from './found-parcels.service';

/** Parcels that turn up after they were paid for. */
@Module({
  imports: [LedgerModule, RemediesModule],
  controllers: [FoundParcelsConsumer],
  providers: [FoundParcels],
})
export class FoundParcelsModule {}
