import { Module } from '@nestjs/common';
import { PayoutMethodRepository } from './payout-method.repository';
import { PayoutMethodsController } from './payout-methods.controller';
import { PayoutMethods } from './payout-methods.service';

@Module({
  controllers: [PayoutMethodsController],
  providers: [PayoutMethodRepository, PayoutMethods],
  exports: [PayoutMethodRepository],
})
export class PayoutMethodsModule {}
