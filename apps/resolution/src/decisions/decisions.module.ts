import { Module } from '@nestjs/common';
import { PayoutsModule } from '../payouts/payouts.module';
import { RemediesModule } from '../remedies/remedies.module';
import { ReshipmentsModule } from '../reshipments/reshipments.module';
import { DecisionsConsumer } from './decisions.consumer';
import { Decisions } from './decisions.service';

@Module({
  imports: [PayoutsModule, RemediesModule, ReshipmentsModule],
  controllers: [DecisionsConsumer],
  providers: [Decisions],
})
export class DecisionsModule {}
