import { Module } from '@nestjs/common';
import { PayoutsModule } from '../payouts/payouts.module';
import { PayeesController } from './payees.controller';
import { Payees } from './payees.service';

@Module({ imports: [PayoutsModule], controllers: [PayeesController], providers: [Payees] })
export class PayeesModule {}
