import { Module } from '@nestjs/common';
import { RulesModule } from '../rules/rules.module';
import { ShipmentsModule } from '../shipments/shipments.module';
import { SlaModule } from '../sla/sla.module';
import { ClaimChanges } from './claim-changes';
import { ClaimReads } from './claim-reads.service';
import { ClaimsConsumer } from './claims.consumer';
import { ClaimsController } from './claims.controller';
import { ClaimsTimers } from './claims.timers';
import { DeskService } from './desk.service';
import { FilingService } from './filing.service';
import { SettlementService } from './settlement.service';

@Module({
  imports: [ShipmentsModule, SlaModule, RulesModule],
  controllers: [ClaimsController, ClaimsConsumer],
  providers: [FilingService, DeskService, ClaimReads, ClaimChanges, SettlementService, ClaimsTimers],
  exports: [ClaimChanges, ClaimReads, DeskService],
})
export class ClaimsModule {}
