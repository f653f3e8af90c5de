import { Module } from '@nestjs/common';
import { PayoutsModule } from '../payouts/payouts.module';
import { RemediesModule } from '../remedies/remedies.module';
import { Bookings } from './bookings.service';
import { CARRIER_BOOKING } from './carrier-booking';
import { LocalCarrier } from './local-carrier';
import { ReshipmentRepository } from './reshipment.repository';
import { ReshipmentsConsumer } from './reshipments.consumer';
import { Reshipments } from './reshipments.service';
import { ReshipmentTimers } from './reshipments.timers';

@Module({
  imports: [PayoutsModule, RemediesModule],
  controllers: [ReshipmentsConsumer],
  providers: [
    Bookings,
    ReshipmentRepository,
    Reshipments,
    ReshipmentTimers,
    { provide: CARRIER_BOOKING, useClass: LocalCarrier },
  ],
  exports: [Reshipments],
})
export class ReshipmentsModule {}
