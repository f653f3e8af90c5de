import { Module } from '@nestjs/common';
import { ClaimClock } from './claim-clock.service';
import { ClaimablesController } from './claimables.controller';
import { Claimables } from './claimables.service';
import { EligibilityRefresh } from './eligibility-refresh.service';
import { ShipmentsConsumer } from './shipments.consumer';
import { ShipmentsService } from './shipments.service';
import { ShipmentsTimers } from './shipments.timers';

@Module({
  controllers: [ShipmentsConsumer, ClaimablesController],
  providers: [ShipmentsService, ClaimClock, Claimables, EligibilityRefresh, ShipmentsTimers],
  exports: [ShipmentsService, ClaimClock],
})
export class ShipmentsModule {}
