import { Module } from '@nestjs/common';
import { EstimateService } from './estimate.service';
import { EstimatesController } from './estimates.controller';
import { RulePacksController } from './rule-packs.controller';
import { RulePacksService } from './rule-packs.service';

@Module({
  controllers: [EstimatesController, RulePacksController],
  providers: [EstimateService, RulePacksService],
  exports: [EstimateService],
})
export class RulesModule {}
