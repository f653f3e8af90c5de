import { Module } from '@nestjs/common';
import { LedgerController } from './ledger.controller';
import { LedgerQueries } from './ledger.queries';
import { Ledger } from './ledger.service';

@Module({ controllers: [LedgerController], providers: [Ledger, LedgerQueries], exports: [Ledger] })
export class LedgerModule {}
