import { Module } from '@nestjs/common';
import { LedgerController } from './ledger.controller';
import { LedgerQueries } from './ledger.queries';
import { LedgerGauges } from './ledger-gauges';
import { Ledger } from './ledger.service';

@Module({
  controllers: [LedgerController],
  providers: [Ledger, LedgerQueries, LedgerGauges],
  exports: [Ledger],
})
export class LedgerModule {}
