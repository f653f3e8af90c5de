import { Body, Controller, Get, Headers, Put } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import { type Actor, CurrentActor, Roles, Tagged, UuidParam } from '@tuntas/platform';
import { PayeeAnswer, PayeeBody, type PayeeView, payeeViewOf } from './payees.dto';
import { Payees } from './payees.service';

@Controller('payees')
@Roles('shipper', 'finance')
export class PayeesController {
  constructor(private readonly payees: Payees) {}

  @Get(':organisationId')
  @ApiOkResponse({ type: PayeeAnswer })
  @Tagged()
  async find(
    @CurrentActor() actor: Actor,
    @UuidParam('organisationId') organisationId: string,
  ): Promise<PayeeView> {
    return payeeViewOf(await this.payees.find(actor, organisationId));
  }

  @Put(':organisationId')
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The ETag you read; required to change an account.',
  })
  @ApiOkResponse({ type: PayeeAnswer })
  @Tagged()
  async register(
    @CurrentActor() actor: Actor,
    @UuidParam('organisationId') organisationId: string,
    @Body() account: PayeeBody,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<PayeeView> {
    return payeeViewOf(await this.payees.register(actor, organisationId, account, ifMatch));
  }
}
