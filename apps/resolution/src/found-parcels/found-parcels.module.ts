import { Module } from '@nestjs/common';
import { PayoutsModule } from '../payouts/payouts.module';
import { RemediesModule } from '../remedies/remedies.module';
import { ReshipmentsModule } from '../reshipments/reshipments.module';
import { FoundParcelsConsumer } from './found-parcels.consumer';
import { FoundParcels } from './found-parcels.service';

/** Parcels that turn up after their claim was decided. */
@Module({
  imports: [PayoutsModule, RemediesModule, ReshipmentsModule],
  controllers: [FoundParcelsConsumer],
  providers: [FoundParcels],
})
export class FoundParcelsModule {}
