import { Module } from '@nestjs/common';
import { HttpBank } from './http-bank';
import { PAYOUT_PROVIDER } from './payout-provider';

@Module({
  providers: [{ provide: PAYOUT_PROVIDER, useClass: HttpBank }],
  exports: [PAYOUT_PROVIDER],
})
export class BankModule {}
