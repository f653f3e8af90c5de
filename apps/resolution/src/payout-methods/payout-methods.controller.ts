import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { type Actor, CurrentActor, Roles } from '@tuntas/platform';
import {
  methodViewOf,
  PayoutMethodAnswer,
  PayoutMethodBody,
  PayoutMethodsAnswer,
  type PayoutMethodView,
} from './payout-methods.dto';
import { PayoutMethods } from './payout-methods.service';

@Controller('payout-methods')
export class PayoutMethodsController {
  constructor(private readonly methods: PayoutMethods) {}

  @Get()
  @Roles('supervisor', 'finance', 'admin')
  @ApiOperation({ summary: 'How organisations and currencies are paid; the most specific line counts' })
  @ApiOkResponse({ type: PayoutMethodsAnswer })
  async list(@CurrentActor() actor: Actor): Promise<{ items: PayoutMethodView[] }> {
    return { items: (await this.methods.list(actor)).map(methodViewOf) };
  }

  @Put()
  @Roles('finance', 'admin')
  @ApiOperation({ summary: 'Pay an organisation or a currency through the provider or by bank file' })
  @ApiOkResponse({ type: PayoutMethodAnswer })
  async set(@CurrentActor() actor: Actor, @Body() body: PayoutMethodBody): Promise<PayoutMethodView> {
    return methodViewOf(await this.methods.set(actor, body));
  }
}
