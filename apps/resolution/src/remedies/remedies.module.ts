import { Module } from '@nestjs/common';
import { CaseLog } from './case-log';
import { RemediesController } from './remedies.controller';
import { RemediesQueries } from './remedies.queries';
import { RemedyRepository } from './remedy.repository';

@Module({
  controllers: [RemediesController],
  providers: [CaseLog, RemediesQueries, RemedyRepository],
  exports: [CaseLog, RemedyRepository],
})
export class RemediesModule {}
