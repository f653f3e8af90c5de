import { Module } from '@nestjs/common';
import { EstimateService } from './estimate.service';
import { EstimatesController } from './estimates.controller';

@Module({ controllers: [EstimatesController], providers: [EstimateService], exports: [EstimateService] })
export class RulesModule {}
