import { type DynamicModule, Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module';
import { FindingsModule } from '../findings/findings.module';
import { RulesModule } from '../rules/rules.module';
import { Approver } from './approver.service';
import { AutoApprovalsController } from './auto-approvals.controller';
import { AutoApprovalsService } from './auto-approvals.service';
import { ClaimWatch, RUN_WATCH } from './claim-watch';

@Module({})
export class AutoApprovalsModule {
  static forRoot({ run }: { run: boolean }): DynamicModule {
    return {
      module: AutoApprovalsModule,
      imports: [ClaimsModule, FindingsModule, RulesModule],
      controllers: [AutoApprovalsController],
      providers: [AutoApprovalsService, Approver, ClaimWatch, { provide: RUN_WATCH, useValue: run }],
    };
  }
}
