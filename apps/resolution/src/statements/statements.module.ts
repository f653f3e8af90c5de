import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { PayoutsModule } from '../payouts/payouts.module';
import { RecoveriesModule } from '../recoveries/recoveries.module';
import { RemediesModule } from '../remedies/remedies.module';
import { CandidateRepository } from './candidates.repository';
import { StatementImports } from './imports.service';
import { LineBookings } from './line-bookings.service';
import { LineResolutions } from './resolutions.service';
import { StatementRepository } from './statement.repository';
import { StatementsController } from './statements.controller';
import { StatementsQueries } from './statements.queries';

@Module({
  imports: [LedgerModule, PayoutsModule, RecoveriesModule, RemediesModule],
  controllers: [StatementsController],
  providers: [
    CandidateRepository,
    LineBookings,
    LineResolutions,
    StatementImports,
    StatementRepository,
    StatementsQueries,
  ],
})
export class StatementsModule {}
