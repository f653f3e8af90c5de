import { Module } from '@nestjs/common';
import { RulesModule } from '../rules/rules.module';
import { ShipmentsModule } from '../shipments/shipments.module';
import { SlaModule } from '../sla/sla.module';
import { ClaimChanges } from './claim-changes';
import { ClaimCommands } from './claim-commands';
import { ClaimReads } from './claim-reads.service';
import { ClaimsConsumer } from './claims.consumer';
import { ClaimsController } from './claims.controller';
import { ClaimsTimers } from './claims.timers';
import { ClaimantService } from './claimant.service';
import { DecisionsController } from './decisions.controller';
import { DeskService } from './desk.service';
import { FilingService } from './filing.service';
import { MergeService } from './merge.service';
import { SettlementService } from './settlement.service';

@Module({
  imports: [ShipmentsModule, SlaModule, RulesModule],
  controllers: [ClaimsController, DecisionsController, ClaimsConsumer],
  providers: [
    FilingService,
    DeskService,
    ClaimantService,
    MergeService,
    ClaimCommands,
    ClaimReads,
    ClaimChanges,
    SettlementService,
    ClaimsTimers,
  ],
  exports: [ClaimChanges, ClaimCommands, ClaimReads, DeskService, FilingService],
})
export class ClaimsModule {}
